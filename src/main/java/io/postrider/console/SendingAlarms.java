package io.postrider.console;

import io.postrider.console.Alarms.Alarm;
import io.postrider.delivery.Sending;
import io.postrider.delivery.Sending.Provider;
import io.postrider.delivery.Sending.Stopped;
import io.postrider.delivery.domain.DomainChecks;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Mail that somebody stopped, and providers whose people complain. */
@Component
class SendingAlarms {

    private final Sending sending;
    private final DomainChecks domain;

    SendingAlarms(Sending sending, DomainChecks domain) {
        this.sending = sending;
        this.domain = domain;
    }

    List<Alarm> now() {
        Stream<Alarm> unsignable = domain.obstacle().stream()
                .map(why -> new Alarm("serious", "Mail waits because it cannot be signed.", why));
        Stream<Alarm> held = Stream.concat(
                sending.stopped().stream().map(SendingAlarms::stopped),
                sending.braked().stream().map(SendingAlarms::braked));
        return Stream.concat(unsignable, held).toList();
    }

    private static Alarm stopped(Stopped one) {
        return new Alarm("warning", one.who() + " stopped " + one.what() + ".", one.why());
    }

    private static Alarm braked(Provider one) {
        String follows =
                switch (one.brake()) {
                    case "paused" -> "Mail that needs consent waits until they fall or somebody releases the brake.";
                    case "throttled" -> "Bulk mail leaves slowly until they fall.";
                    default -> "Look for the cause before the provider does.";
                };
        String title = String.format(
                Locale.ROOT, "%.2f %% of those at %s called our mail spam.", one.complaintRate() * 100, one.name());
        return new Alarm(one.brake().equals("alarm") ? "warning" : "serious", title, follows);
    }
}
