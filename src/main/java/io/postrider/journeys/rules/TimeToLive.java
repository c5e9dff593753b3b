package io.postrider.journeys.rules;

import java.util.Optional;
import org.w3c.dom.Element;

/** How long history is kept must be said: it is counted from the start, and personal history must not stay for ever. */
final class TimeToLive implements ModelRule {

    @Override
    public String name() {
        return "time-to-live";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element process : model.all("process")) {
            if (days(process).isEmpty()) {
                findings.add(process, "Say how long its history is kept: history time to live, such as P180D");
            }
        }
    }

    static Optional<Long> days(Element process) {
        String text = Model.engine(process, "historyTimeToLive").strip().replaceAll("^P(\\d+)D$", "$1");
        return text.matches("[1-9]\\d{0,4}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
