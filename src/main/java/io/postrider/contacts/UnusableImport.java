package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A file that is no table of contacts, a mapping that does not fit it, or a step out of turn. */
public class UnusableImport extends Problem {

    private UnusableImport(HttpStatus status, String name, String sentence) {
        super(status, name, sentence);
    }

    public static UnusableImport because(String sentence) {
        return new UnusableImport(HttpStatus.UNPROCESSABLE_ENTITY, "unusable-import", sentence);
    }

    /** It is not this step's turn. */
    public static UnusableImport outOfTurn(String sentence) {
        return new UnusableImport(HttpStatus.CONFLICT, "import-out-of-turn", sentence);
    }

    public static UnusableImport missing() {
        return new UnusableImport(HttpStatus.NOT_FOUND, "import-not-found", "There is no import of this number.");
    }

    public static UnusableImport tooLarge(long most) {
        return new UnusableImport(
                HttpStatus.PAYLOAD_TOO_LARGE, "request-too-large", "A file may have at most " + most + " bytes.");
    }
}
