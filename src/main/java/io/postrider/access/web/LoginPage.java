package io.postrider.access.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people log in. */
@Hidden
@Controller
class LoginPage {

    @GetMapping("/login")
    String show(
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String wait,
            @RequestParam(required = false) String bye,
            Principal known,
            Model model) {
        if (known != null) {
            return "redirect:/";
        }
        model.addAttribute("wrong", error != null);
        model.addAttribute("minutes", wait != null && wait.matches("\\d{1,4}") ? Integer.valueOf(wait) : null);
        model.addAttribute("bye", bye != null);
        return "access/login";
    }
}
