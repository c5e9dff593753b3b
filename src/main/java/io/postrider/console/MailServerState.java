package io.postrider.console;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether mail leaves this machine. */
@Component
class MailServerState {

    private final boolean catching;

    MailServerState(@Value("${postrider.smtp-url:}") String server) {
        this.catching = server.isBlank();
    }

    /** True while the built-in catcher keeps every mail because no mail server is configured. */
    boolean catching() {
        return catching;
    }
}
