package io.postrider.tracking.web;

import io.postrider.contacts.Contacts;
import io.postrider.tracking.AnswerLinks;
import io.postrider.tracking.PreferenceCentre;
import io.postrider.tracking.answers.Answers;
import io.postrider.tracking.answers.Asked;
import io.postrider.tracking.answers.Question;
import io.postrider.tracking.answers.Questions;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where she answers one question. Looking answers nothing, because scanners follow every link of a mail; her POST does. */
@Hidden
@Controller
class AnswerDoor {

    private static final String PAGE = "tracking/answer";

    private final AnswerLinks links;
    private final Questions questions;
    private final Answers answers;
    private final Contacts contacts;
    private final PreferenceCentre centre;

    AnswerDoor(AnswerLinks links, Questions questions, Answers answers, Contacts contacts, PreferenceCentre centre) {
        this.contacts = contacts;
        this.links = links;
        this.questions = questions;
        this.answers = answers;
        this.centre = centre;
    }

    @GetMapping("/a/{token}")
    String look(@PathVariable String token, HttpServletResponse response, Model model) {
        Optional<Asked> followed = links.read(token);
        return followed.isEmpty()
                ? BrokenLinks.page(response)
                : page(followed.get(), "ask", followed.get().choice(), response, model);
    }

    @PostMapping("/a/{token}")
    String answer(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Asked> followed = links.read(token);
        if (followed.isEmpty()) {
            return BrokenLinks.page(response);
        }
        Asked she = followed.get();
        String answer = request.getParameter("answer");
        boolean taken = questions
                .find(she.question())
                .map(question -> answers.take(she, question, answer))
                .orElse(false);
        if (!taken) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return page(she, taken ? "taken" : "not-understood", answer, response, model);
    }

    private String page(Asked she, String state, String chosen, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Question question = questions.find(she.question()).orElse(null);
        boolean over = question == null || contacts.find(she.contact()).isEmpty();
        if (over) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("state", over ? "over" : state);
        model.addAttribute("question", question);
        model.addAttribute("chosen", chosen);
        model.addAttribute("preferences", over ? null : centre.link(she.contact()));
        return PAGE;
    }
}
