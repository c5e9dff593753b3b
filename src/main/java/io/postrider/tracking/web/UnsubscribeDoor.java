package io.postrider.tracking.web;

import io.postrider.tracking.PreferenceCentre;
import io.postrider.tracking.Unsubscribes;
import io.postrider.tracking.Unsubscribes.Wish;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where she says that it is enough. Looking changes nothing, because scanners look; any POST counts, because a mail
 * program's button (RFC 8058) sends no cookie, no token and whatever headers it likes.
 */
@Hidden
@Controller
class UnsubscribeDoor {

    private static final String PAGE = "tracking/unsubscribe";

    private final Unsubscribes unsubscribes;
    private final PreferenceCentre centre;

    UnsubscribeDoor(Unsubscribes unsubscribes, PreferenceCentre centre) {
        this.unsubscribes = unsubscribes;
        this.centre = centre;
    }

    @GetMapping("/u/{token}")
    String look(@PathVariable String token, HttpServletResponse response, Model model) {
        Optional<Wish> wish = unsubscribes.read(token);
        return wish.isEmpty() ? BrokenLinks.page(response) : page(wish.get(), "ask", response, model);
    }

    @PostMapping("/u/{token}")
    String act(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        Optional<Wish> wish = unsubscribes.read(token);
        if (wish.isEmpty()) {
            return BrokenLinks.page(response);
        }
        String ip = request.getRemoteAddr();
        String button = request.getParameter("button");
        if (button == null) {
            unsubscribes.stop(wish.get(), "one-click", ip);
            return done(response);
        }
        switch (button) {
            case "all" -> unsubscribes.stopAll(wish.get(), "unsubscribe link", ip);
            case "again" -> unsubscribes.again(wish.get(), ip);
            default -> unsubscribes.stop(wish.get(), "unsubscribe link", ip);
        }
        return page(wish.get(), button.equals("all") || button.equals("again") ? button : "stopped", response, model);
    }

    private String page(Wish wish, String state, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("state", wish.purpose().transactional() && state.equals("ask") ? "transactional" : state);
        model.addAttribute("purpose", wish.purpose().name().toLowerCase(Locale.ROOT));
        model.addAttribute("wanted", wish.wanted());
        model.addAttribute("preferences", wish.known() ? centre.link(wish.contact()) : null);
        return PAGE;
    }

    /** For a mail program: written directly, so that no Accept header can make another answer of it. */
    private static String done(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write("You are unsubscribed.\n".getBytes(StandardCharsets.UTF_8));
        return null;
    }
}
