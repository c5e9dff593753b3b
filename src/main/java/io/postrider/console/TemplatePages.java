package io.postrider.console;

import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.content.Finding;
import io.postrider.content.Rendered;
import io.postrider.content.Renderer;
import io.postrider.content.Template;
import io.postrider.content.Templates;
import io.postrider.delivery.PreviewValues;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The mails this installation can send, each as the contact of your choice would see it. */
@Controller
class TemplatePages {

    private final Templates templates;
    private final Renderer renderer;
    private final PreviewValues values;
    private final Contacts contacts;

    TemplatePages(Templates templates, Renderer renderer, PreviewValues values, Contacts contacts) {
        this.templates = templates;
        this.renderer = renderer;
        this.values = values;
        this.contacts = contacts;
    }

    @GetMapping("/templates")
    String list(Model model) {
        model.addAttribute("templates", templates.all());
        return "console/templates";
    }

    @GetMapping("/templates/{key}")
    String one(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "desktop") String view,
            Model model) {
        Template template = find(key);
        Contact contact = contact(as);
        model.addAttribute("template", template);
        model.addAttribute("variant", known(template, variant));
        model.addAttribute("as", as.strip());
        model.addAttribute("contact", contact);
        model.addAttribute("view", view.equals("phone") || view.equals("text") ? view : "desktop");
        model.addAttribute("findings", templates.findings(key));
        model.addAttribute(
                "refused", templates.findings(key).stream().anyMatch(it -> it.severity() == Finding.Severity.ERROR));
        model.addAttribute("rendered", render(template, variant, contact));
        return "console/template";
    }

    /** The mail alone, for the frame it is shown in: no script of it runs, and it reaches nothing of the console. */
    @GetMapping("/templates/{key}/preview")
    ResponseEntity<String> preview(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(defaultValue = "") String as) {
        Rendered rendered = render(find(key), variant, contact(as));
        return FramedMail.html(rendered.html() == null ? "" : rendered.html());
    }

    private Template find(String key) {
        return templates.find(key).orElseThrow(() -> new PageNotFound("No template has this key."));
    }

    private Contact contact(String address) {
        return address.isBlank() ? null : contacts.findByEmail(address.strip()).orElse(null);
    }

    private Rendered render(Template template, String variant, Contact contact) {
        return renderer.render(template.key(), known(template, variant), values.of(template, contact));
    }

    private static String known(Template template, String variant) {
        return template.variants().contains(variant) ? variant : null;
    }
}
