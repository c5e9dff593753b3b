package io.postrider.console;

import io.postrider.events.DailyCounts;
import io.postrider.events.ReportingDays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The dashboard's figures: the last seven days beside the seven before. */
@Component
class Figures {

    private static final int WEEK = 7;
    private static final int DAYS = 2 * WEEK;
    private static final Map<String, String> LABELS = Map.of(
            "contact.subscribed", "Subscribed",
            "email.sent", "Mails sent",
            "email.opened", "Opened by people",
            "email.clicked", "Clicked by people",
            "contact.unsubscribed", "Unsubscribed");
    private static final List<String> NAMES =
            List.of("contact.subscribed", "email.sent", "email.opened", "email.clicked", "contact.unsubscribed");

    private final DailyCounts counts;
    private final ReportingDays days;

    Figures(DailyCounts counts, ReportingDays days) {
        this.counts = counts;
        this.days = days;
    }

    List<Figure> now() {
        Map<String, long[]> daily = counts.byPeople(days.today().minusDays(DAYS - 1), DAYS, NAMES);
        return NAMES.stream()
                .map(name -> new Figure(name, LABELS.get(name), daily.get(name)))
                .toList();
    }

    /** One figure. @param daily how many on each of the last fourteen days, today last */
    record Figure(String event, String label, long[] daily) {

        public long week() {
            return IntStream.range(WEEK, DAYS).mapToLong(day -> daily[day]).sum();
        }

        public long weekBefore() {
            return IntStream.range(0, WEEK).mapToLong(day -> daily[day]).sum();
        }

        public long today() {
            return daily[DAYS - 1];
        }

        /** Such as "+12 %"; null when there is nothing to compare with. */
        public String change() {
            if (weekBefore() == 0) {
                return null;
            }
            long percent = Math.round(100.0 * (week() - weekBefore()) / weekBefore());
            return (percent > 0 ? "+" : percent < 0 ? "−" : "±") + Math.abs(percent) + " %";
        }

        /** As many as in the week before: neither good news nor bad. */
        public boolean steady() {
            return week() == weekBefore();
        }

        /** More unsubscribes are bad news, more of anything else is good. */
        public boolean goodNews() {
            return event.equals("contact.unsubscribed") ? week() <= weekBefore() : week() >= weekBefore();
        }

        /** Heights of the small bars, 2 to 28. */
        public List<Long> bars() {
            long most =
                    IntStream.range(0, DAYS).mapToLong(day -> daily[day]).max().orElse(0);
            return IntStream.range(0, DAYS)
                    .mapToObj(day -> most == 0 ? 2 : 2 + Math.round(26.0 * daily[day] / most))
                    .toList();
        }
    }
}
