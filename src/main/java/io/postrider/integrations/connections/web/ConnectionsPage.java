package io.postrider.integrations.connections.web;

import io.postrider.integrations.connections.Connections;
import io.postrider.integrations.connections.InvalidConnection;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which tools are connected and how far each is; whoever holds their keys connects another. */
@Controller
class ConnectionsPage {

    private static final String HERE = "redirect:/connections";
    private static final String PART = "part.";

    private final Connections connections;

    ConnectionsPage(Connections connections) {
        this.connections = connections;
    }

    @GetMapping("/connections")
    String look(@RequestParam(defaultValue = "") String kind, Model model) {
        model.addAttribute("connections", connections.all());
        model.addAttribute("kinds", connections.kinds());
        model.addAttribute(
                "chosen",
                connections.kinds().stream()
                        .filter(it -> it.name().equals(kind))
                        .findFirst()
                        .orElse(null));
        return "integrations/connections";
    }

    @PostMapping("/connections")
    String connect(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam Map<String, String> form,
            Principal who,
            RedirectAttributes after) {
        Map<String, String> told = new LinkedHashMap<>();
        form.forEach((field, value) -> {
            if (field.startsWith(PART)) {
                told.put(field.substring(PART.length()), value);
            }
        });
        return said(after, kind, () -> {
            connections.put(name.strip(), kind, told, who.getName());
            String why = connections.check(name.strip());
            return why == null
                    ? "Connected: " + name.strip() + " lets us in, and the first run begins."
                    : "Kept, but " + name.strip() + " does not let us in yet: " + why;
        });
    }

    @PostMapping("/connections/{name}/checks")
    String check(@PathVariable String name, RedirectAttributes after) {
        return said(after, null, () -> {
            String why = connections.check(name);
            return why == null ? name + " lets us in." : name + " does not let us in: " + why;
        });
    }

    @PostMapping("/connections/{name}/tasks/{task}/runs")
    String run(@PathVariable String name, @PathVariable String task, Principal who, RedirectAttributes after) {
        return said(after, null, () -> {
            connections.run(name, task, who.getName());
            return "It goes on within seconds.";
        });
    }

    @PostMapping("/connections/{name}/removals")
    String remove(@PathVariable String name, Principal who, RedirectAttributes after) {
        return said(after, null, () -> {
            connections.remove(name, who.getName());
            return name + " is disconnected; what was fetched stays.";
        });
    }

    /** What a step says. */
    private interface Step {

        String done();
    }

    private static String said(RedirectAttributes after, String kind, Step step) {
        try {
            after.addFlashAttribute("said", step.done());
        } catch (InvalidConnection refused) {
            after.addFlashAttribute("wrong", refused.getMessage());
            if (kind != null) {
                after.addAttribute("kind", kind);
            }
        }
        return HERE;
    }
}
