package io.postrider.access.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Tells programs what went wrong (RFC 9457), in the same form whatever they say they accept. */
@Component
class Problems {

    /** The doors of programs; everything else is looked at by people. */
    private static final List<String> PROGRAMS = List.of("/api", "/engine-rest", "/actuator");

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** @param name kebab-case, becomes the stable {@code type} */
    static ProblemDetail problem(HttpStatus status, String name, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:postrider:problem:" + name));
        return problem;
    }

    static boolean isForPrograms(String path) {
        return PROGRAMS.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
    }

    static boolean isForPrograms(HttpServletRequest request) {
        return isForPrograms(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(problem));
        response.flushBuffer();
    }
}
