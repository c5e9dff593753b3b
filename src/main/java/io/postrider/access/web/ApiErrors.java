package io.postrider.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Everything that goes wrong behind {@code /api} is told as a problem; pages for people keep their error page. */
@ControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    /** What no handler foresaw: our fault, told without the inside, which goes to the log. */
    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unforeseen(Exception error, WebRequest request) throws Exception {
        if (!isForPrograms(request)
                || error instanceof AccessDeniedException
                || error instanceof AuthenticationException
                || error instanceof AsyncRequestNotUsableException) {
            throw error;
        }
        if (error instanceof RequestRejectedException) {
            return answer(Problems.problem(HttpStatus.BAD_REQUEST, "bad-request", "The request is malformed."));
        }
        // An exception that says itself what to answer, without being one of Spring's.
        if (error instanceof ErrorResponse response) {
            return answer(response.getBody());
        }
        HttpServletRequest http = ((ServletWebRequest) request).getRequest();
        log.error("{} {} failed", http.getMethod(), pattern(http), error);
        return answer(Problems.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side; the server's log says what."));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answerTo(
                error,
                Problems.problem(HttpStatus.BAD_REQUEST, "unreadable-body", UnreadableBody.explain(error)),
                request);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception error, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Object told = body == null && error instanceof ErrorResponse response ? response.getBody() : body;
        ResponseEntity<Object> answer = answerTo(error, told, request);
        HttpHeaders all = new HttpHeaders();
        all.addAll(headers);
        all.putAll(answer.getHeaders());
        return new ResponseEntity<>(answer.getBody(), all, status);
    }

    private static ResponseEntity<Object> answerTo(Exception error, Object body, WebRequest request) {
        if (!isForPrograms(request)) {
            ApiErrors.<RuntimeException>leaveToTheErrorPage(error);
        }
        return answer(body);
    }

    /** The content type is set here, so that no Accept header can talk us out of it. */
    private static ResponseEntity<Object> answer(Object body) {
        HttpStatusCode status =
                body instanceof ProblemDetail it ? HttpStatusCode.valueOf(it.getStatus()) : HttpStatus.OK;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static boolean isForPrograms(WebRequest request) {
        return Problems.isForPrograms(((ServletWebRequest) request).getRequest());
    }

    /** The pattern of the address, not the address itself: that may hold an e-mail address. */
    private static Object pattern(HttpServletRequest request) {
        return request.getAttribute(org.springframework.web.servlet.HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }

    /** The same exception, not one around it: only then Spring goes on to its next resolver without a word in the log. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> void leaveToTheErrorPage(Exception error) throws E {
        throw (E) error;
    }
}
