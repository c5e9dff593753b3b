package io.postrider.console;

import io.postrider.delivery.domain.DomainChecks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether receivers can tell that our mail is ours, and what to publish where they cannot. */
@Controller
class SendingDomainPage {

    private final DomainChecks checks;

    SendingDomainPage(DomainChecks checks) {
        this.checks = checks;
    }

    @GetMapping("/sending-domain")
    String look(@RequestParam(defaultValue = "false") boolean fresh, Model model) {
        model.addAttribute("domain", checks.ownDomain());
        model.addAttribute("findings", checks.check(checks.ownDomain(), fresh));
        return "console/sending-domain";
    }
}
