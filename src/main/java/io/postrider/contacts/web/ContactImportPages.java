package io.postrider.contacts.web;

import io.postrider.contacts.AttributeDefinition;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactImport;
import io.postrider.contacts.ImportMapping.Target;
import io.postrider.contacts.Purpose;
import io.postrider.contacts.UnusableImport;
import io.postrider.contacts.imports.ContactImports;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bringing a file of contacts, for people: say what the columns mean, look, take it in, take it back. */
@Controller
class ContactImportPages {

    private static final int LISTED = 20;
    private static final String ONE = "redirect:/contact-imports/{id}";

    private final ContactImports imports;
    private final Attributes attributes;
    private final Consents consents;

    ContactImportPages(ContactImports imports, Attributes attributes, Consents consents) {
        this.imports = imports;
        this.attributes = attributes;
        this.consents = consents;
    }

    @GetMapping("/contact-imports")
    String list(Model model) {
        model.addAttribute("imports", imports.newest(LISTED));
        return "contacts/imports";
    }

    /** The file as it is, sent by the page's script. @return where to go on */
    @PostMapping(path = "/contact-imports", consumes = "text/csv", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String upload(
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Principal who)
            throws IOException {
        try {
            return "/contact-imports/"
                    + imports.upload(name, who.getName(), request.getInputStream())
                            .id();
        } catch (UnusableImport refused) {
            response.setStatus(refused.getStatusCode().value());
            return refused.getMessage();
        }
    }

    @GetMapping("/contact-imports/{id:\\d+}")
    String one(@PathVariable long id, Model model) {
        ContactImport found = imports.find(id);
        List<String> columns = found.columns();
        model.addAttribute("import", found);
        model.addAttribute("sample", imports.sample(id));
        model.addAttribute("rows", MappingForm.rows(found));
        model.addAttribute("consent", MappingForm.consent(found));
        model.addAttribute("columns", columns);
        model.addAttribute("targets", Target.values());
        model.addAttribute("kinds", List.of(AttributeKind.values()).subList(0, AttributeKind.OBJECT.ordinal()));
        model.addAttribute(
                "known",
                attributes.all().values().stream()
                        .filter(it -> !it.computed())
                        .map(AttributeDefinition::name)
                        .toList());
        model.addAttribute(
                "purposes",
                consents.purposes().stream()
                        .filter(it -> !it.transactional())
                        .map(Purpose::key)
                        .toList());
        return "contacts/import";
    }

    @PostMapping("/contact-imports/{id}/mapping")
    String map(@PathVariable long id, @RequestParam Map<String, String> form, RedirectAttributes after) {
        return said(id, after, () -> {
            imports.map(id, MappingForm.read(form, imports.find(id).columns()));
            imports.check(id);
        });
    }

    @PostMapping("/contact-imports/{id}/start")
    String start(@PathVariable long id, Principal who, RedirectAttributes after) {
        return said(id, after, () -> imports.start(id, who.getName()));
    }

    @PostMapping("/contact-imports/{id}/undo")
    String undo(@PathVariable long id, Principal who, RedirectAttributes after) {
        return said(id, after, () -> imports.undo(id, who.getName()));
    }

    @PostMapping("/contact-imports/{id}/cancel")
    String cancel(@PathVariable long id, Principal who, RedirectAttributes after) {
        return said(id, after, () -> imports.cancel(id, who.getName()));
    }

    private static String said(long id, RedirectAttributes after, Runnable step) {
        after.addAttribute("id", id);
        try {
            step.run();
        } catch (ErrorResponseException refused) {
            after.addFlashAttribute("wrong", refused.getBody().getDetail());
        }
        return ONE;
    }
}
