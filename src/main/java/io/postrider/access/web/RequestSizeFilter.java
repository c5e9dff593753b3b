package io.postrider.access.web;

import io.postrider.access.AccessSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large before anybody reads them; those that do not say their size are counted first.
 *
 * <p>Stands behind the security filters (order -100), so that strangers cannot make us keep anything. Forms are limited by
 * the web server, which reads them itself.
 */
@Component
@Order(RequestSizeFilter.AFTER_SECURITY)
class RequestSizeFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -90;

    private final long limit;
    private final Problems problems;

    RequestSizeFilter(AccessSettings settings, Problems problems) {
        this.limit = settings.access().maxRequestSize().toBytes();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            refuse(response);
        } else if (request.getHeader("Transfer-Encoding") == null || isForm(request)) {
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes((int) limit + 1);
            if (body.length > limit) {
                refuse(response);
            } else {
                chain.doFilter(new BufferedBody(request, body), response);
            }
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        problems.write(
                response,
                Problems.problem(
                        HttpStatus.PAYLOAD_TOO_LARGE,
                        "request-too-large",
                        "A request may have at most " + limit + " bytes; send it in parts."));
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return !Problems.isForPrograms(request)
                && type != null
                && type.toLowerCase().startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }
}
