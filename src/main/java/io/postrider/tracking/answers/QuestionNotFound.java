package io.postrider.tracking.answers;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** There is no question of this key. */
public class QuestionNotFound extends Problem {

    public QuestionNotFound() {
        super(HttpStatus.NOT_FOUND, "question-not-found", "There is no question of this key.");
    }
}
