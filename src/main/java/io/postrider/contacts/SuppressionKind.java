package io.postrider.contacts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why an address is never mailed again, in one word. */
public enum SuppressionKind {
    /** There is no such mailbox. */
    BOUNCED("bounce", "mailbox", "invalid", "no such", "does not exist", "hard"),
    /** She called a mail spam; nobody may lift that but herself. */
    COMPLAINED("complain", "spam", "abuse"),
    /** She asked never to be mailed. */
    ASKED("asked", "unsub", "opt-out", "opted out", "opt out"),
    OTHER();

    private final List<String> words;

    SuppressionKind(String... words) {
        this.words = List.of(words);
    }

    /** The kind whose word comes first in a reason, as people and other tools write them. */
    public static SuppressionKind of(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        return List.of(values()).stream()
                .flatMap(kind -> kind.words.stream().map(word -> Map.entry(text.indexOf(word), kind)))
                .filter(found -> found.getKey() >= 0)
                .min(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .orElse(OTHER);
    }
}
