package io.postrider.delivery.web;

import io.postrider.access.PublicPaths;
import io.postrider.delivery.webhooks.Call;
import io.postrider.delivery.webhooks.Webhooks;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where mail providers report. Who does not know the address, or comes for a provider that is off, finds nothing here. */
@Hidden
@Controller
class WebhookDoor {

    @Configuration(proxyBeanMethods = false)
    static class Paths {

        /** No login: each report is proven by its provider's own means. */
        @Bean
        PublicPaths webhookPaths() {
            return PublicPaths.of("/hooks/mail/**");
        }
    }

    private final Webhooks webhooks;

    WebhookDoor(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** The body is read as bytes, whatever type it says it has: signatures are made over bytes, and SNS calls JSON plain text. */
    @PostMapping("/hooks/mail/{provider}/{pathToken}")
    ResponseEntity<String> take(
            @PathVariable String provider, @PathVariable String pathToken, HttpServletRequest request)
            throws IOException {
        if (!webhooks.isDoor(provider, pathToken)) {
            return answer(HttpStatus.NOT_FOUND, "There is nothing here.");
        }
        byte[] body = request.getInputStream().readNBytes(webhooks.largest() + 1);
        if (body.length > webhooks.largest()) {
            webhooks.tooLarge(provider);
            return answer(HttpStatus.PAYLOAD_TOO_LARGE, "A report may have at most " + webhooks.largest() + " bytes.");
        }
        return switch (webhooks.take(provider, new Call(request::getHeader, body))) {
            case TAKEN -> answer(HttpStatus.OK, "Thank you.");
            case FORGED -> answer(HttpStatus.UNAUTHORIZED, "This is not signed by whom it says.");
            // Mailgun gives up at this one, the others at any.
            case STALE -> answer(HttpStatus.NOT_ACCEPTABLE, "This was signed too long ago, or in the future.");
            case UNDIGESTIBLE -> answer(HttpStatus.BAD_REQUEST, "This cannot be read.");
            case LATER -> answer(HttpStatus.SERVICE_UNAVAILABLE, "Please come again.");
        };
    }

    private static ResponseEntity<String> answer(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(sentence + "\n");
    }
}
