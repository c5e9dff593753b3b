package io.postrider.tracking.web;

import io.postrider.tracking.Networks;
import io.postrider.tracking.Reactions;
import io.postrider.tracking.Visitor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Where the pixel is fetched and links are followed: no database is asked, and it stands before everything else a request passes, so
 * they answer at once, however many come. The token alone opens it.
 *
 * <p>HEAD is answered and not counted: only machines ask that way. Whatever is not a genuine token goes on to {@link BrokenLinks}.
 */
class ReactionDoor extends HttpFilter {

    private static final String PIXELS = "/o/";
    private static final String LINKS = "/c/";
    private static final String ENDING = ".gif";
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final transient Reactions reactions;
    private final transient Networks networks;

    ReactionDoor(Reactions reactions, Networks networks) {
        this.reactions = reactions;
        this.networks = networks;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        boolean head = request.getMethod().equals("HEAD");
        String path = request.getRequestURI();
        boolean answered = (head || request.getMethod().equals("GET"))
                && (path.startsWith(LINKS)
                        ? click(path.substring(LINKS.length()), head, request, response)
                        : path.startsWith(PIXELS)
                                && path.endsWith(ENDING)
                                && open(pixel(path), head, request, response));
        if (!answered) {
            others.doFilter(request, response);
        }
    }

    private static String pixel(String path) {
        return path.substring(PIXELS.length(), Math.max(PIXELS.length(), path.length() - ENDING.length()));
    }

    private boolean open(String token, boolean head, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!(head ? reactions.knows(token) : reactions.opened(token, visitor(request)))) {
            return false;
        }
        quietly(response);
        response.setContentType("image/gif");
        response.setContentLength(PIXEL.length);
        if (!head) {
            response.getOutputStream().write(PIXEL);
        }
        return true;
    }

    private boolean click(String token, boolean head, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> target = head ? reactions.target(token) : reactions.clicked(token, visitor(request));
        target.ifPresent(url -> {
            quietly(response);
            response.setStatus(HttpStatus.FOUND.value());
            response.setHeader(HttpHeaders.LOCATION, url);
        });
        return target.isPresent();
    }

    /** Nobody on the way keeps it; the shop may know that she comes from a mail, but not the link with her name on it. */
    private static void quietly(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private Visitor visitor(HttpServletRequest request) {
        String purpose = Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .filter(it -> it != null)
                .collect(Collectors.joining(" "));
        return new Visitor(request.getHeader(HttpHeaders.USER_AGENT), purpose, networks.of(request.getRemoteAddr()));
    }
}
