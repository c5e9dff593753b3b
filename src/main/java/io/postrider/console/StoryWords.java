package io.postrider.console;

import io.postrider.events.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The words for every kind of event; what apps send of their own is told by its name. */
@Component
class StoryWords {

    /** @param why a sentence, or null */
    record Said(String icon, String tone, String what, String why) {}

    private final Names names;

    StoryWords(Names names) {
        this.names = names;
    }

    Said of(LoggedEvent event, UnaryOperator<String> purpose) {
        String name = event.name();
        if (name.startsWith("email.")) {
            return mail(name, event);
        }
        if (name.startsWith("journey.")) {
            return journey(name, event);
        }
        String about = purpose.apply(text(event, "purpose", ""));
        return switch (name) {
            case "consent.requested" ->
                new Said("clock", "wait", "Asked for " + about, or(event.reason(), "Has to confirm it by mail first."));
            case "contact.subscribed" -> new Said("check", "good", "Subscribed to " + about, event.reason());
            case "contact.unsubscribed" -> new Said("cross", "bad", "Unsubscribed from " + about, event.reason());
            case "contact.preferencesChanged" -> new Said("check", "", "Chose how she wants her mail", wishes(event));
            case "contact.unsuppressed" ->
                new Said("check", "calm", "May be mailed again", "Her address is no longer suppressed");
            case "consent.dropped" ->
                new Said("clock", "calm", "Did not confirm " + about, "It is as if she had not asked");
            case "contact.suppressed" -> new Said("cross", "bad", "Never mailed again", event.reason());
            case "contact.changed" ->
                new Said(
                        "check",
                        "",
                        "Something known of her changed",
                        PlainText.of(event.properties().get("fields")));
            case "contact.answered" ->
                new Said(
                        "check", "good", "Answered “" + text(event, "question", "") + "”", text(event, "answer", null));
            case "contact.merged" -> new Said("check", "", "Two contacts of hers became one", event.reason());
            case "order.placed" -> new Said("order", "good", "Placed an order", event.reason());
            case "segment.entered" -> new Said("enter", "calm", or(event.reason(), sentence(name)), null);
            case "segment.left" -> new Said("leave", "", or(event.reason(), sentence(name)), null);
            default -> new Said("dot", "", sentence(name), or(event.reason(), details(event)));
        };
    }

    private Said mail(String name, LoggedEvent event) {
        String mail = "“" + names.template(text(event, "template", "mail")) + "”";
        String reason = event.reason();
        return switch (name) {
            case "email.queued" -> new Said("mail", "", "Mail planned: " + mail, reason);
            case "email.sent" -> new Said("send", "good", "Mail sent: " + mail, reason);
            case "email.held" -> new Said("clock", "wait", "Mail held: " + mail, reason);
            case "email.skipped" -> new Said("cross", "", "Mail not sent: " + mail, reason);
            case "email.bounced" -> new Said("warning", "bad", "Mail came back: " + mail, reason);
            case "email.opened" -> opened(mail, event);
            case "email.clicked" -> clicked(mail, event);
            case "email.clicked.corrected" ->
                new Said("click", "", "No click of hers in " + mail + " after all", reason);
            default -> new Said("mail", "", sentence(name) + ": " + mail, reason);
        };
    }

    private static Said opened(String mail, LoggedEvent event) {
        return switch (text(event, "verdict", "human")) {
            case "human" -> new Said("mail-open", "calm", "Opened " + mail, event.reason());
            case "private" -> new Said("mail-open", "", "Perhaps opened " + mail, event.reason());
            case "machine" -> new Said("mail-open", "", "Mail fetched by a program: " + mail, event.reason());
            default -> new Said("mail-open", "", "Mail fetched, perhaps by a program: " + mail, event.reason());
        };
    }

    private static Said clicked(String mail, LoggedEvent event) {
        String why = or(event.reason(), text(event, "url", null));
        return switch (text(event, "verdict", "human")) {
            case "human" -> new Said("click", "calm", "Clicked a link in " + mail, why);
            case "machine" -> new Said("click", "", "Link followed by a program: " + mail, why);
            default -> new Said("click", "", "Link followed, perhaps by a program: " + mail, why);
        };
    }

    private Said journey(String name, LoggedEvent event) {
        String journey = names.journey(event.origin().journey(), event.origin().version());
        return switch (name) {
            case "journey.entered" -> new Said("enter", "calm", "Entered " + journey, null);
            case "journey.goal" -> new Said("check", "good", "Reached the goal of " + journey, event.reason());
            case "journey.decided" -> new Said("journeys", "", "A decision in " + journey, event.reason());
            case "journey.left" -> new Said("leave", "", "Left " + journey, event.reason());
            case "journey.refused" -> new Said("cross", "", "Not taken into " + journey, event.reason());
            default -> new Said("journeys", "", sentence(name) + ": " + journey, event.reason());
        };
    }

    /** Such as "mail monthly at most, no pause". */
    private static String wishes(LoggedEvent event) {
        Map<String, Object> told = event.properties();
        List<String> wishes = new ArrayList<>();
        if (told.containsKey("frequency")) {
            wishes.add(
                    "any".equals(told.get("frequency"))
                            ? "mail as it comes"
                            : "mail " + told.get("frequency") + " at most");
        }
        if (told.containsKey("pausedUntil")) {
            Object until = told.get("pausedUntil");
            wishes.add(
                    until == null
                            ? "no pause"
                            : "no mail before " + until.toString().substring(0, 10));
        }
        if (told.containsKey("profiling")) {
            wishes.add(
                    Boolean.TRUE.equals(told.get("profiling"))
                            ? "may be predicted"
                            : "nothing to be predicted about her");
        }
        return String.join(", ", wishes);
    }

    private static String text(LoggedEvent event, String property, String otherwise) {
        Object value = event.properties() == null ? null : event.properties().get(property);
        return value == null ? otherwise : value.toString();
    }

    private static String or(String sentence, String otherwise) {
        return sentence == null || sentence.isBlank() ? otherwise : sentence;
    }

    /** {@code cart.updated} becomes "Cart updated". */
    static String sentence(String name) {
        String words =
                name.replace('.', ' ').replace('_', ' ').replace('-', ' ').strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String details(LoggedEvent event) {
        if (event.properties() == null || event.properties().isEmpty()) {
            return null;
        }
        StringBuilder told = new StringBuilder();
        event.properties().entrySet().stream().limit(5).forEach(entry -> told.append(told.isEmpty() ? "" : " · ")
                .append(entry.getKey())
                .append(' ')
                .append(PlainText.of(entry.getValue())));
        return told.length() > 200 ? told.substring(0, 199) + "…" : told.toString();
    }
}
