package io.postrider.tracking.web;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.ContactSettings;
import io.postrider.contacts.Preference.Frequency;
import io.postrider.time.TimeSettings;
import io.postrider.tracking.Language;
import io.postrider.tracking.OwnData;
import io.postrider.tracking.PreferenceCentre;
import io.postrider.tracking.PreferenceCentre.View;
import io.postrider.tracking.PreferenceCentre.Wishes;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where she chooses how she wants her mail. Looking changes nothing, because scanners look; every change is a POST. */
@Hidden
@Controller
class PreferencesDoor {

    private final PreferenceCentre centre;
    private final OwnData ownData;
    private final ContactSettings settings;
    private final TimeSettings time;

    PreferencesDoor(PreferenceCentre centre, OwnData ownData, ContactSettings settings, TimeSettings time) {
        this.centre = centre;
        this.ownData = ownData;
        this.settings = settings;
        this.time = time;
    }

    @GetMapping("/p/{token}")
    String look(@PathVariable String token, HttpServletResponse response, Model model) {
        return centre.whose(token)
                .map(contact -> page(contact, "", response, model))
                .orElseGet(() -> BrokenLinks.page(response));
    }

    @PostMapping("/p/{token}")
    String act(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<ContactId> contact = centre.whose(token);
        if (contact.isEmpty()) {
            return BrokenLinks.page(response);
        }
        String done = contact.flatMap(centre::look)
                .map(view -> change(view, contact.get(), request, response))
                .orElse("");
        return page(contact.get(), done, response, model);
    }

    /** @return what to tell her */
    private String change(View before, ContactId contact, HttpServletRequest request, HttpServletResponse response) {
        String button = Optional.ofNullable(request.getParameter("button")).orElse("");
        switch (button) {
            case "save":
                return centre.save(contact, wishes(before, request), request.getRemoteAddr()) ? "confirm" : "saved";
            case "pause":
                if (centre.pause(contact, number(request.getParameter("weeks")))) {
                    return "paused";
                }
                break;
            case "resume":
                centre.resume(contact);
                return "resumed";
            case "data":
                ownData.sendLink(contact);
                return "mailed";
            default:
                break;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return "not-understood";
    }

    private Wishes wishes(View before, HttpServletRequest request) {
        String[] topics = request.getParameterValues("topic");
        return new Wishes(
                topics == null ? Set.of() : Set.copyOf(List.of(topics)),
                Arrays.stream(Frequency.values())
                        .filter(it -> it.toString().equals(request.getParameter("frequency")))
                        .findFirst()
                        .orElse(before.preference().frequency()),
                request.getParameter("profiling") != null,
                Language.choice(settings, before.contact()).stream()
                        .filter(it -> it.tag().equals(request.getParameter("language")))
                        .map(it -> Locale.forLanguageTag(it.tag()))
                        .findFirst()
                        .orElse(null));
    }

    private String page(ContactId contact, String done, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<View> view = centre.look(contact);
        if (view.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return OwnDataDoor.page("gone", model);
        }
        model.addAttribute("view", view.get());
        model.addAttribute("done", done);
        model.addAttribute(
                "pausedUntil",
                Days.of(view.get().preference().pausedUntil(), view.get().contact(), time));
        model.addAttribute("paused", centre.paused(view.get()));
        model.addAttribute("languages", Language.choice(settings, view.get().contact()));
        return "tracking/preferences";
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}
