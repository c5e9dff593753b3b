package io.postrider.tracking.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What whoever comes with a damaged or forged link sees: a page that repeats nothing of it. */
@Hidden
@Controller
class BrokenLinks {

    @GetMapping({"/o/{token}", "/c/{token}"})
    String broken(HttpServletResponse response) {
        return page(response);
    }

    static String page(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "tracking/broken";
    }
}
