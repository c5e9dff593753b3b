package io.postrider.tracking.web;

import io.postrider.tracking.Networks;
import io.postrider.tracking.Reactions;
import io.postrider.tracking.Visitor;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Where the pixel is fetched and links are followed; no database is asked, so they answer at once.
 *
 * <p>HEAD is answered and not counted: only machines ask that way. A forged token gets a page that repeats nothing of it.
 */
@Hidden
@Controller
class ReactionDoor {

    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Reactions reactions;
    private final Networks networks;

    ReactionDoor(Reactions reactions, Networks networks) {
        this.reactions = reactions;
        this.networks = networks;
    }

    @GetMapping("/o/{token}.gif")
    String open(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean ours = isHead(request) ? reactions.knows(token) : reactions.opened(token, visitor(request));
        if (!ours) {
            return broken(response);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("image/gif");
        response.setContentLength(PIXEL.length);
        response.getOutputStream().write(PIXEL);
        return null;
    }

    @GetMapping("/c/{token}")
    String click(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> target =
                isHead(request) ? reactions.target(token) : reactions.clicked(token, visitor(request));
        if (target.isEmpty()) {
            return broken(response);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // The shop may know that she comes from a mail, but not the link with her name on it.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, target.get());
        return null;
    }

    static String broken(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "tracking/broken";
    }

    private static boolean isHead(HttpServletRequest request) {
        return request.getMethod().equals("HEAD");
    }

    private Visitor visitor(HttpServletRequest request) {
        String purpose = Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .filter(it -> it != null)
                .collect(Collectors.joining(" "));
        return new Visitor(request.getHeader(HttpHeaders.USER_AGENT), purpose, networks.of(request.getRemoteAddr()));
    }
}
