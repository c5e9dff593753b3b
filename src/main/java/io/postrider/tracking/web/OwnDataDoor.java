package io.postrider.tracking.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.postrider.contacts.ContactId;
import io.postrider.tracking.OwnData;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where she gets a copy of her data or has herself erased, by the fresh link that was mailed to her; both by POST. */
@Hidden
@Controller
class OwnDataDoor {

    private final OwnData ownData;
    private final ObjectMapper json;

    OwnDataDoor(OwnData ownData, ObjectMapper json) {
        this.ownData = ownData;
        this.json = json.copy()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    @GetMapping("/d/{token}")
    String look(@PathVariable String token, HttpServletResponse response, Model model) {
        return ownData.whose(token).isPresent() ? shown("choose", response, model) : over(response, model);
    }

    /** Erasing takes two presses: the first one only warns. */
    @PostMapping("/d/{token}")
    String act(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        Optional<ContactId> contact = ownData.whose(token);
        if (contact.isEmpty()) {
            return over(response, model);
        }
        switch (Optional.ofNullable(request.getParameter("button")).orElse("")) {
            case "copy":
                return download(contact.get(), response);
            case "erase":
                return shown("sure", response, model);
            case "erase-for-good":
                ownData.erase(contact.get()).ifPresent(proof -> model.addAttribute("proof", proof.id()));
                return shown("erased", response, model);
            default:
                return shown("choose", response, model);
        }
    }

    private String download(ContactId contact, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"");
        json.writeValue(response.getOutputStream(), ownData.copy(contact));
        return null;
    }

    private static String shown(String state, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(state, model);
    }

    private static String over(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.GONE.value());
        return shown("over", response, model);
    }

    static String page(String state, Model model) {
        model.addAttribute("state", state);
        return "tracking/own-data";
    }
}
