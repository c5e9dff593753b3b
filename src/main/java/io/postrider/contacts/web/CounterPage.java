package io.postrider.contacts.web;

import io.postrider.contacts.InvalidEmailAddress;
import io.postrider.contacts.Purpose;
import io.postrider.contacts.SignUpForm;
import io.postrider.contacts.SignUps;
import io.postrider.contacts.SignUps.SignUp;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Signing people up at a counter, a stand or a fair: staff types, the customer reads the words she agrees to, and the proof keeps both.
 *
 * <p>What the page says afterwards is the same whether or not we know the address.
 */
@Controller
class CounterPage {

    private static final int LONGEST_PLACE = 60;

    private final SignUps signUps;

    CounterPage(SignUps signUps) {
        this.signUps = signUps;
    }

    /** What was typed; kept on the page when something of it is wrong. */
    record Counter(String email, String firstName, List<String> purposes, String language, String place) {

        static Counter fresh(String place) {
            return new Counter("", "", List.of(), "", place);
        }
    }

    /** A purpose, with the words she agrees to. */
    record Offer(String key, String name, String wording) {}

    @GetMapping("/counter")
    String form(@RequestParam(defaultValue = "") String place, Model model) {
        return page(Counter.fresh(place), model);
    }

    @PostMapping("/counter")
    String take(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String firstName,
            @RequestParam(name = "purpose", required = false) List<String> purposes,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String place,
            Principal who,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Counter typed = new Counter(email, firstName, purposes == null ? List.of() : purposes, language, place.strip());
        String wrong = wrong(typed);
        if (wrong != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("wrong", wrong);
            return page(typed, model);
        }
        Locale locale = language.isBlank() ? null : Locale.forLanguageTag(language);
        SignUpForm form = new SignUpForm(email, firstName, null, null);
        for (String purpose : typed.purposes()) {
            SignUp said = form.signUp(purpose, null);
            signUps.atCounter(said, locale, typed.place(), who.getName());
        }
        after.addAttribute("place", typed.place());
        after.addFlashAttribute(
                "said", "Thank you. It is noted, with the words on this page; the next person, please.");
        return "redirect:/counter";
    }

    /** Null when all is well. */
    private String wrong(Counter typed) {
        if (typed.place().isEmpty()
                || typed.place().length() > LONGEST_PLACE
                || typed.place().chars().anyMatch(Character::isISOControl)) {
            return "Say where this is, in at most " + LONGEST_PLACE + " characters: it is part of the proof.";
        }
        if (typed.purposes().isEmpty()
                || typed.purposes().stream().anyMatch(it -> signUps.purpose(it).isEmpty())) {
            return "Let her choose what she wants to hear of.";
        }
        try {
            new SignUpForm(typed.email(), typed.firstName(), null, null).signUp("any", null);
            return null;
        } catch (InvalidEmailAddress e) {
            return "Please check the address: no mail can be sent to it.";
        }
    }

    private String page(Counter typed, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute(
                "offers",
                signUps.purposes().stream()
                        .map(it -> new Offer(it.key(), it.name(), signUps.wording(it)))
                        .toList());
        model.addAttribute("confirmed", signUps.purposes().stream().anyMatch(Purpose::doubleOptIn));
        return "contacts/counter";
    }
}
