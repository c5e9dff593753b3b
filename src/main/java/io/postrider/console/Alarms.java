package io.postrider.console;

import io.postrider.delivery.Outbox;
import io.postrider.events.EventFeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What somebody should know or do about this installation, the most serious first. */
@Component
class Alarms {

    /** @param level serious, warning or note */
    record Alarm(String level, String title, String text) {

        public String icon() {
            return level.equals("note") ? "info" : "warning";
        }
    }

    private final EventFeed feed;
    private final Outbox outbox;
    private final FileAlarms files;
    private final SetUpNotes setUp;
    private final SendingAlarms sending;
    private final ShopAlarms shop;

    Alarms(EventFeed feed, Outbox outbox, FileAlarms files, SetUpNotes setUp, SendingAlarms sending, ShopAlarms shop) {
        this.shop = shop;
        this.feed = feed;
        this.outbox = outbox;
        this.files = files;
        this.setUp = setUp;
        this.sending = sending;
    }

    List<Alarm> now() {
        List<Alarm> alarms = new ArrayList<>();
        long unread = feed.setAside();
        if (unread > 0) {
            alarms.add(new Alarm(
                    "serious",
                    unread == 1 ? "One event could not be digested." : unread + " events could not be digested.",
                    "They were set aside so that the others go on; the server's log says why."));
        }
        long unknown = outbox.unfinished().getOrDefault("UNKNOWN", 0L);
        if (unknown > 0) {
            alarms.add(
                    new Alarm(
                            "serious",
                            unknown == 1
                                    ? "The fate of one mail is unknown."
                                    : "The fate of " + unknown + " mails is unknown.",
                            "The connection broke at the last moment. They are not sent again, so that nobody gets a mail twice."));
        }
        alarms.addAll(sending.now());
        alarms.addAll(shop.now());
        alarms.addAll(files.now());
        alarms.addAll(setUp.now());
        return alarms;
    }

    /** What the outbox holds, in words. */
    Map<String, Long> queue() {
        Map<String, Long> states = outbox.unfinished();
        Map<String, Long> queue = new LinkedHashMap<>();
        queue.put("Waiting for their moment", states.getOrDefault("PENDING", 0L));
        queue.put("Held by a rule", states.getOrDefault("HELD", 0L));
        queue.put("On their way", states.getOrDefault("CLAIMED", 0L));
        queue.put("Asked to come back later", states.getOrDefault("DEFERRED", 0L));
        queue.put("Of unknown fate", states.getOrDefault("UNKNOWN", 0L));
        return queue;
    }
}
