package io.postrider.contacts.web;

import io.postrider.contacts.Confirmations;
import io.postrider.contacts.Confirmations.Link;
import io.postrider.contacts.Confirmations.State;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page behind the link in a confirmation mail: looking changes nothing, the button confirms. */
@Hidden
@Controller
class ConfirmPages {

    private final Confirmations confirmations;
    private final Clock clock;

    ConfirmPages(Confirmations confirmations, Clock clock) {
        this.confirmations = confirmations;
        this.clock = clock;
    }

    @GetMapping("/confirm/{token}")
    String look(@PathVariable String token, HttpServletResponse response, Model model) {
        Link link = confirmations.look(token, clock.instant());
        return page(link, link.state() == State.CONFIRMED ? "already" : "ask", response, model);
    }

    @PostMapping("/confirm/{token}")
    String confirm(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        boolean before = confirmations.look(token, clock.instant()).state() == State.CONFIRMED;
        Link link = confirmations.confirm(token, clock.instant(), request.getRemoteAddr());
        return page(link, before ? "already" : "done", response, model);
    }

    private static String page(Link link, String state, HttpServletResponse response, Model model) {
        boolean gone = link.state() == State.VOID;
        if (gone) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("state", gone ? "void" : state);
        model.addAttribute(
                "again",
                link.purpose() == null ? "/signup" : "/signup/" + link.purpose().key());
        model.addAttribute(
                "purpose", link.purpose() == null ? "" : link.purpose().name().toLowerCase(Locale.ROOT));
        return "contacts/confirm";
    }
}
