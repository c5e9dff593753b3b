package io.postrider.access.web;

import io.postrider.access.AccessSettings;
import io.postrider.access.LargeUploads;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large before anybody reads them; those that do not say their size are counted first.
 *
 * <p>Stands behind the security filters (order -100), so that strangers cannot make us keep anything. Files are read as they come, up to a limit of their own. Forms are limited by
 * the web server, which reads them itself.
 */
@Component
@Order(RequestSizeFilter.AFTER_SECURITY)
class RequestSizeFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -90;

    private final long limit;
    private final List<LargeUploads> uploads;
    private final Problems problems;

    RequestSizeFilter(AccessSettings settings, List<LargeUploads> uploads, Problems problems) {
        this.limit = settings.access().maxRequestSize().toBytes();
        this.uploads = uploads;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<LargeUploads> upload = uploads.stream()
                .filter(it -> it.paths().contains(path(request)))
                .findFirst();
        long most = upload.map(it -> it.limit().toBytes()).orElse(limit);
        if (request.getContentLengthLong() > most) {
            refuse(response, most);
        } else if (upload.isPresent() || request.getHeader("Transfer-Encoding") == null || isForm(request)) {
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes((int) limit + 1);
            if (body.length > limit) {
                refuse(response, limit);
            } else {
                chain.doFilter(new BufferedBody(request, body), response);
            }
        }
    }

    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private void refuse(HttpServletResponse response, long most) throws IOException {
        response.setHeader("Connection", "close");
        problems.write(
                response,
                Problems.problem(
                        HttpStatus.PAYLOAD_TOO_LARGE,
                        "request-too-large",
                        "A request may have at most " + most + " bytes; send it in parts."));
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return !Problems.isForPrograms(request)
                && type != null
                && type.toLowerCase().startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }
}
