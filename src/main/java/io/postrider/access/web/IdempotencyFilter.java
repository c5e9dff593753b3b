package io.postrider.access.web;

import io.postrider.access.web.IdempotencyTable.Answered;
import io.postrider.access.web.IdempotencyTable.Key;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets an app repeat a POST whose answer got lost: with the same {@code Idempotency-Key} and body it is done once, and the
 * first answer is given again, for a day.
 *
 * <p>Key, deed and answer are one transaction, so even a killed server cannot do it twice. Only successes are kept; what was
 * refused may be tried again with the same key.
 */
@Component
@Order(RequestSizeFilter.AFTER_SECURITY + 10)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private final IdempotentDeed deed;
    private final IdempotencyTable table;
    private final Problems problems;

    IdempotencyFilter(IdempotentDeed deed, IdempotencyTable table, Problems problems) {
        this.deed = deed;
        this.table = table;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                || holdsSecrets(request.getRequestURI()
                        .substring(request.getContextPath().length()))
                || isFile(request)
                || request.getUserPrincipal() == null;
    }

    /** A password or a new key is not kept for a day, not even as a fingerprint. */
    private static boolean holdsSecrets(String path) {
        return path.startsWith("/api/users") || path.startsWith("/api/keys");
    }

    /** Read as it comes, so it is not kept to be compared; who takes files in must bear a repetition. */
    private static boolean isFile(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith("text/csv");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = request.getHeader(HEADER);
        if (!name.matches("[\\x21-\\x7e]{1,200}")) {
            problems.write(
                    response,
                    Problems.problem(
                            HttpStatus.BAD_REQUEST,
                            "bad-idempotency-key",
                            HEADER + " has 1 to 200 visible ASCII characters."));
            return;
        }
        BufferedBody body = new BufferedBody(request, request.getInputStream().readAllBytes());
        Key key = new Key(request.getUserPrincipal().getName(), name);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            deed.doOnce(key, body.fingerprint(), answer, () -> chain.doFilter(body, answer));
            answer.copyBodyToResponse();
        } catch (IdempotentDeed.DoneBefore before) {
            repeat(table.find(key).orElse(null), body.fingerprint(), response);
        }
    }

    private void repeat(Answered first, String fingerprint, HttpServletResponse response) throws IOException {
        if (first == null || first.status() == 0) {
            problems.write(
                    response,
                    Problems.problem(
                            HttpStatus.CONFLICT,
                            "idempotency-key-busy",
                            "A request with this key is not finished; try again."));
        } else if (!first.fingerprint().equals(fingerprint)) {
            problems.write(
                    response,
                    Problems.problem(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "idempotency-key-reused",
                            "This " + HEADER + " was used for another request within the last 24 hours."));
        } else {
            response.setStatus(first.status());
            response.setHeader(REPLAYED, "true");
            if (first.location() != null) {
                response.setHeader("Location", first.location());
            }
            response.setContentType(first.contentType());
            response.getOutputStream().write(first.body().getBytes(StandardCharsets.UTF_8));
        }
    }
}
