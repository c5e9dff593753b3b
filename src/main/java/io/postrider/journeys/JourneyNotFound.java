package io.postrider.journeys;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** There is no journey, version or enrolment of this name. */
public class JourneyNotFound extends ErrorResponseException {

    private JourneyNotFound(String type, String detail) {
        super(HttpStatus.NOT_FOUND, problem(type, detail), null);
    }

    static JourneyNotFound journey(String key) {
        return new JourneyNotFound("journey-not-found", "There is no journey '" + key + "'");
    }

    static JourneyNotFound version(String key, int version) {
        return new JourneyNotFound(
                "journey-not-found", "There is no version %d of a journey '%s'".formatted(version, key));
    }

    static JourneyNotFound enrolment(String key, String id) {
        return new JourneyNotFound(
                "enrolment-not-found", "There is no enrolment '%s' in the journey '%s'".formatted(id, key));
    }

    private static ProblemDetail problem(String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail);
        problem.setType(URI.create("urn:postrider:problem:" + type));
        return problem;
    }
}
