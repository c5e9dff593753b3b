package io.postrider.console;

import io.postrider.contacts.InvalidEmailAddress;
import io.postrider.contacts.Suppression;
import io.postrider.contacts.SuppressionImport;
import io.postrider.contacts.Suppressions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is never mailed again: how many and why, whether one address is among them, and the list of another tool brought in. */
@Controller
class SuppressionPages {

    private static final int NEWEST = 20;

    private final Suppressions suppressions;
    private final SuppressionImport imports;
    private final Visitor visitor;

    SuppressionPages(Suppressions suppressions, SuppressionImport imports, Visitor visitor) {
        this.suppressions = suppressions;
        this.imports = imports;
        this.visitor = visitor;
    }

    @GetMapping("/suppressions")
    String list(@RequestParam(defaultValue = "") String email, Model model) {
        model.addAttribute("email", email.strip());
        model.addAttribute("counts", suppressions.counts());
        model.addAttribute("found", email.isBlank() ? suppressions.newest(NEWEST) : find(email.strip()));
        return "console/suppressions";
    }

    /** The text of a list, pasted; a file of any size goes to the API. */
    @PostMapping("/suppressions/imports")
    String bring(@RequestParam(defaultValue = "") String list, RedirectAttributes after) throws IOException {
        if (!visitor.maySend()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        try {
            after.addFlashAttribute(
                    "imported", imports.read(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8))));
        } catch (ErrorResponseException refused) {
            after.addFlashAttribute("refused", refused.getBody().getDetail());
        }
        return "redirect:/suppressions";
    }

    private List<Suppression> find(String email) {
        try {
            return suppressions.find(email).stream().toList();
        } catch (InvalidEmailAddress e) {
            return List.of();
        }
    }
}
