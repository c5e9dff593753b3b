package io.postrider.contacts.web;

import io.postrider.access.PublicPaths;
import io.postrider.contacts.InvalidEmailAddress;
import io.postrider.contacts.Purpose;
import io.postrider.contacts.SignUpForm;
import io.postrider.contacts.SignUpThrottle;
import io.postrider.contacts.SignUps;
import io.postrider.contacts.SignUps.SignUp;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The form on which people sign up; a shop may also send its own form here.
 *
 * <p>The answer is the same whether or not we know the address: nobody learns from it who our subscribers are.
 */
@Hidden
@Controller
class SignUpPages {

    private static final String NEWSLETTER = "newsletter";

    private final SignUps signUps;
    private final SignUpThrottle throttle;

    SignUpPages(SignUps signUps, SignUpThrottle throttle) {
        this.signUps = signUps;
        this.throttle = throttle;
    }

    @Configuration
    static class Paths {

        @Bean
        PublicPaths signUpPaths() {
            return PublicPaths.of("/signup", "/signup/**", "/confirm/**");
        }
    }

    @GetMapping({"/signup", "/signup/{purpose}"})
    String form(@PathVariable Optional<String> purpose, HttpServletResponse response, Model model) {
        Optional<Purpose> found = signUps.purpose(purpose.orElse(NEWSLETTER));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "contacts/unknown";
        }
        return page(found.get(), "form", SignUpForm.empty(), model);
    }

    @PostMapping({"/signup", "/signup/{purpose}"})
    String signUp(
            @PathVariable Optional<String> purpose,
            @ModelAttribute SignUpForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Purpose> found = signUps.purpose(purpose.orElse(NEWSLETTER));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "contacts/unknown";
        }
        if (form.byProgram()) {
            return page(found.get(), found.get().doubleOptIn() ? "sent" : "done", form, model);
        }
        try {
            return take(form.signUp(found.get().key(), request.getRemoteAddr()), found.get(), form, response, model);
        } catch (InvalidEmailAddress e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", "Please check the email address: we cannot send a mail to it.");
            return page(found.get(), "form", form, model);
        }
    }

    private String take(SignUp signUp, Purpose purpose, SignUpForm form, HttpServletResponse response, Model model) {
        if (!throttle.allowsFrom(signUp.ip())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("problem", "There were many sign-ups from your network. Please try again in an hour.");
            return page(purpose, "form", form, model);
        }
        if (throttle.allowsTo(signUp.email().key())) {
            signUps.take(signUp);
        }
        return page(purpose, purpose.doubleOptIn() ? "sent" : "done", form, model);
    }

    private String page(Purpose purpose, String state, SignUpForm form, Model model) {
        model.addAttribute("state", state);
        model.addAttribute("purpose", purpose);
        model.addAttribute("wording", signUps.wording(purpose));
        model.addAttribute("form", form);
        return "contacts/signup";
    }
}
