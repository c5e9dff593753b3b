package io.postrider.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows a page, not a problem document, to somebody whose browser asked for what is not there or not allowed.
 *
 * <p>Programs and the API get problem documents as before; the unexpected is left to the server's own error page.
 */
@Component
class BrowserErrors implements HandlerExceptionResolver, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception problem) {
        if (!(problem instanceof ErrorResponse known) || !wantsPage(request)) {
            return null;
        }
        HttpStatusCode status = known.getStatusCode();
        return new ModelAndView("error/page", Map.of("status", status.value()), status);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
