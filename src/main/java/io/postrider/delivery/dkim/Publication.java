package io.postrider.delivery.dkim;

import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import java.util.List;

/** Whether receivers find the public half of a key. */
public enum Publication {
    PUBLISHED("DNS shows this key."),
    TESTING("DNS shows this key, with t=y: receivers may treat its mail as unsigned."),
    OTHER("DNS shows another key, or more than one record, at this selector."),
    MISSING("DNS shows no key at this selector."),
    UNKNOWN("DNS could not be asked.");

    private final String sentence;

    Publication(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    public static Publication of(DkimKey key, Dns dns) {
        Answer answer = dns.txt(key.recordName());
        return switch (answer.state()) {
            case UNKNOWN -> UNKNOWN;
            case NONE -> MISSING;
            case FOUND -> of(key, answer.values());
        };
    }

    private static Publication of(DkimKey key, List<String> records) {
        DkimRecord record = DkimRecord.parse(records.get(0));
        if (records.size() > 1
                || !record.valid()
                || !record.publicKey().equals(key.publicKey().replaceAll("\\s", ""))) {
            return OTHER;
        }
        return record.testing() ? TESTING : PUBLISHED;
    }
}
