package io.postrider.console;

import io.postrider.console.Alarms.Alarm;
import io.postrider.content.Brand;
import io.postrider.time.TimeSettings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is not set up yet, or set up for trying out only. */
@Component
class SetUpNotes {

    private final Brand brand;
    private final MailServerState server;
    private final TimeSettings time;

    SetUpNotes(Brand brand, MailServerState server, TimeSettings time) {
        this.brand = brand;
        this.server = server;
        this.time = time;
    }

    List<Alarm> now() {
        List<Alarm> notes = new ArrayList<>();
        if (brand.postalAddress().isEmpty()) {
            notes.add(new Alarm(
                    "warning",
                    "No postal address is set.",
                    "The law wants it in marketing mail. Set POSTRIDER_POSTAL_ADDRESS; mail still leaves without it."));
        }
        if (server.catching()) {
            notes.add(new Alarm(
                    "note",
                    "Mail stays on this machine.",
                    "The built-in catcher keeps it in the inbox until POSTRIDER_SMTP_URL names your mail server."));
        }
        if (time.lapsing()) {
            notes.add(new Alarm(
                    "note",
                    "Time lapse is on.",
                    "Days pass in seconds, for a look at whole journeys. Never with real contacts."));
        }
        return notes;
    }
}
