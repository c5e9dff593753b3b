package io.postrider.access;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request that cannot be fulfilled, with a sentence that says why; answered as {@code application/problem+json} (RFC 9457).
 *
 * <p>Each kind is a subclass named for the fact, such as {@code ContactNotFound}.
 */
public abstract class Problem extends ErrorResponseException {

    /**
     * @param name stable and kebab-case; clients tell kinds apart by {@code urn:postrider:problem:<name>}
     * @param detail the sentence; never contains personal data nobody sent
     */
    protected Problem(HttpStatus status, String name, String detail) {
        super(status, body(status, name, detail), null);
    }

    @Override
    public String getMessage() {
        return getBody().getDetail();
    }

    private static ProblemDetail body(HttpStatus status, String name, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:postrider:problem:" + name));
        String title = name.replace('-', ' ');
        body.setTitle(Character.toUpperCase(title.charAt(0)) + title.substring(1));
        return body;
    }
}
