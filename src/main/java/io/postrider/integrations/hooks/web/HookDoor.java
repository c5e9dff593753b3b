package io.postrider.integrations.hooks.web;

import io.postrider.access.PublicPaths;
import io.postrider.access.PublicUrl;
import io.postrider.integrations.hooks.Call;
import io.postrider.integrations.hooks.HookIntake;
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

/** Where shops and tools tell what happened. A source that has no secret is not there. */
@Hidden
@Controller
class HookDoor {

    @Configuration(proxyBeanMethods = false)
    static class Paths {

        /** No login: each call is proven by its source's own means. */
        @Bean
        PublicPaths hookPaths() {
            return PublicPaths.of("/hooks/*");
        }
    }

    private final HookIntake intake;
    private final PublicUrl url;

    HookDoor(HookIntake intake, PublicUrl url) {
        this.intake = intake;
        this.url = url;
    }

    /** The body is read as bytes, whatever type it says it has: signatures are made over bytes. */
    @PostMapping("/hooks/{source}")
    ResponseEntity<String> take(@PathVariable String source, HttpServletRequest request) throws IOException {
        byte[] body = intake.isDoor(source) ? request.getInputStream().readNBytes(intake.largest() + 1) : new byte[0];
        return switch (intake.take(source, new Call(url.of("/hooks/" + source), request::getHeader, body))) {
            case TAKEN -> answer(HttpStatus.OK, "Thank you.");
            case NOT_THERE -> answer(HttpStatus.NOT_FOUND, "There is nothing here.");
            case FORGED -> answer(HttpStatus.UNAUTHORIZED, "This is not signed by whom it says.");
            case STALE -> answer(HttpStatus.BAD_REQUEST, "This was signed too long ago, or in the future.");
            case TOO_LARGE ->
                answer(HttpStatus.PAYLOAD_TOO_LARGE, "A call may have at most " + intake.largest() + " bytes.");
        };
    }

    private static ResponseEntity<String> answer(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(sentence + "\n");
    }
}
