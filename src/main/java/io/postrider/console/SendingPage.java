package io.postrider.console;

import io.postrider.access.Problem;
import io.postrider.contacts.Consents;
import io.postrider.content.Templates;
import io.postrider.delivery.Sending;
import io.postrider.journeys.Journeys;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What holds mail back for everybody, and the buttons that stop it and let it go. */
@Controller
class SendingPage {

    private static final int LIFTED = 10;

    private final Sending sending;
    private final Consents consents;
    private final Journeys journeys;
    private final Templates templates;

    SendingPage(Sending sending, Consents consents, Journeys journeys, Templates templates) {
        this.sending = sending;
        this.consents = consents;
        this.journeys = journeys;
        this.templates = templates;
    }

    @GetMapping("/sending")
    String show(Model model) {
        model.addAttribute("stopped", sending.stopped());
        model.addAttribute("lifted", sending.lifted(LIFTED));
        model.addAttribute("providers", sending.providers());
        model.addAttribute("warmUps", sending.warmUps());
        model.addAttribute("choices", choices());
        return "console/sending";
    }

    @PostMapping("/sending/stop")
    String stop(
            @RequestParam String what,
            @RequestParam(defaultValue = "") String why,
            Principal who,
            RedirectAttributes said) {
        try {
            sending.stop(what, why, who.getName());
        } catch (Problem problem) {
            said.addFlashAttribute("problem", problem.getMessage());
        }
        return "redirect:/sending";
    }

    @PostMapping("/sending/lift")
    String lift(@RequestParam String what, Principal who, RedirectAttributes said) {
        try {
            sending.lift(what, who.getName());
        } catch (Problem problem) {
            said.addFlashAttribute("problem", problem.getMessage());
        }
        return "redirect:/sending";
    }

    /** What can be stopped, by key, in words. */
    private Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("marketing", "All mail that needs consent");
        choices.put("everything", "Everything, service mail too");
        consents.purposes().forEach(it -> choices.put("purpose:" + it.key(), "Purpose: " + it.name()));
        journeys.all().forEach(it -> choices.put("journey:" + it.key(), "Journey: " + it.name()));
        templates.all().forEach(it -> choices.put("template:" + it.key(), "Mail: " + it.name()));
        return choices;
    }
}
