package io.postrider.access.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The last word when something failed outside every controller: a problem for programs, a plain page for people. */
@Hidden
@Controller
class ErrorPages implements ErrorController {

    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = status(request);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        // The engine's pages ask this address from scripts.
        if (Problems.isForPrograms(path) || path.startsWith("/operaton/api/")) {
            problems.write(response, Problems.problem(status, name(status), sentence(status)));
            return null;
        }
        response.setHeader("Cache-Control", "no-store");
        ModelAndView page = new ModelAndView("access/error", status);
        page.addObject("headline", status == HttpStatus.NOT_FOUND ? "Nothing to see here" : "This did not work");
        page.addObject("sentence", sentence(status));
        return page;
    }

    /** Whoever opens /error directly gets what is there: nothing. */
    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer it ? HttpStatus.resolve(it) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String name(HttpStatus status) {
        return status.is5xxServerError()
                ? "internal-error"
                : status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address.";
            case UNAUTHORIZED -> "Please log in.";
            case FORBIDDEN -> "Your role may not do this, or the page was open for too long: go back and try again.";
            case METHOD_NOT_ALLOWED -> "This address does not take this kind of request.";
            case PAYLOAD_TOO_LARGE -> "This is more than the server takes at once.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong on our side; the server's log says what."
                        : "The request cannot be understood.";
        };
    }
}
