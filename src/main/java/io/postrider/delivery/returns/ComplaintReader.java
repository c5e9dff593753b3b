package io.postrider.delivery.returns;

import io.postrider.delivery.returns.Returned.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Complaints: the abuse reporting format (RFC 5965), and Microsoft's junk mail reports, which have a form of their own. */
final class ComplaintReader implements Reader {

    /** Reports of programs about mail, not of a person about hers (RFC 6591, 6692; not-spam is the contrary of a complaint). */
    private static final Set<String> NO_COMPLAINT = Set.of("not-spam", "auth-failure", "dmarc");

    private static final Set<String> OPT_OUT = Set.of("opt-out", "opt-out-list", "unsubscribe");
    private static final Pattern JUNK_REPORT = Pattern.compile("(?i)^complaint about message from \\[?[0-9a-f.:]+]?$");

    @Override
    public Optional<Returned> read(Letter letter) {
        return feedbackType(letter)
                .map(ComplaintReader::kind)
                .or(() -> junkReport(letter) ? Optional.of(Kind.COMPLAINT) : Optional.empty())
                .map(kind -> Returned.of(kind, letter));
    }

    private static Optional<String> feedbackType(Letter letter) {
        String own = letter.headers().first("content-type").toLowerCase(Locale.ROOT);
        boolean report = own.contains("feedback-report");
        return letter.parts().stream()
                .filter(part -> part.type().equals("message/feedback-report") || report && !part.returned())
                .flatMap(part -> ReportFields.groups(part.text()).stream())
                .filter(group -> group.containsKey("feedback-type"))
                .map(group ->
                        group.get("feedback-type").toLowerCase(Locale.ROOT).strip())
                .findFirst();
    }

    private static Kind kind(String type) {
        if (OPT_OUT.contains(type)) {
            return Kind.OPT_OUT;
        }
        return NO_COMPLAINT.contains(type) ? Kind.REPORT : Kind.COMPLAINT;
    }

    private static boolean junkReport(Letter letter) {
        return JUNK_REPORT.matcher(letter.headers().first("subject").strip()).matches()
                && !letter.returned().isEmpty();
    }
}
