package io.postrider.console;

import io.postrider.journeys.JourneyCount;
import io.postrider.journeys.StepCount;
import java.util.List;

/** What the live drawing of a journey shows, as its page asks for it every two seconds. */
record LiveNumbers(Totals totals, List<Step> steps) {

    /** The journey as a whole. */
    record Totals(long entered, long running, long completed, long left, long goals, long sent) {}

    /** @param name null for what no row of the table needs; @param kind start, end or step; @param mail null where no mail is sent */
    record Step(String id, String name, String kind, long waiting, long passed, Mail mail) {}

    /** What the mails of a step brought, each mail counted once. */
    record Mail(long sent, long opened, long clicked, long skipped) {}

    static LiveNumbers of(JourneyCount count, List<StepCount> steps) {
        long sent = steps.stream().mapToLong(StepCount::sent).sum();
        return new LiveNumbers(
                new Totals(count.entered(), count.running(), count.completed(), count.left(), count.goals(), sent),
                steps.stream().map(LiveNumbers::step).toList());
    }

    private static Step step(StepCount step) {
        boolean unnamed = step.name().equals(step.step());
        String name = unnamed || step.type().equals("subProcess") ? null : step.name();
        Mail mail = step.mails() ? new Mail(step.sent(), step.opened(), step.clicked(), step.skipped()) : null;
        return new Step(step.step(), name, kind(step.type()), step.waiting(), step.passed(), mail);
    }

    private static String kind(String type) {
        return switch (type) {
            case "startEvent" -> "start";
            case "endEvent" -> "end";
            default -> "step";
        };
    }
}
