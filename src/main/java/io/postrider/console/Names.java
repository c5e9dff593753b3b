package io.postrider.console;

import io.postrider.content.Template;
import io.postrider.content.Templates;
import io.postrider.events.Origin;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What people call templates, journeys and steps that the log knows by key. */
@Component
class Names {

    private final Templates templates;

    Names(Templates templates) {
        this.templates = templates;
    }

    String template(String key) {
        return templates.find(key).map(Template::name).orElse(key);
    }

    /** Until the journey says its own name, its key read aloud: {@code welcome-series} is "Welcome series". */
    String journey(String key) {
        String words = key.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Which step of which journey, in words. */
    String place(Origin origin) {
        return origin.step() == null
                ? journey(origin.journey())
                : journey(origin.journey()) + ", " + step(origin.step());
    }

    /** {@code serviceTask_sendWelcomeEmail} is "send welcome email". */
    static String step(String id) {
        String name = id.substring(id.indexOf('_') + 1);
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
