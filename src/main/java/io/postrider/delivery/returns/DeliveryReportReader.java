package io.postrider.delivery.returns;

import io.postrider.delivery.replies.BounceRules;
import io.postrider.delivery.replies.Reason;
import io.postrider.delivery.returns.Returned.Kind;
import io.postrider.delivery.returns.Returned.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Delivery status notifications as the standard has them (RFC 3464): one group of fields for each recipient. */
final class DeliveryReportReader implements Reader {

    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    @Override
    public Optional<Returned> read(Letter letter) {
        List<Map<String, String>> groups = letter.parts().stream()
                .filter(part -> part.report() || part.readable() && BounceSigns.bounce(letter))
                .flatMap(part -> ReportFields.groups(part.text()).stream())
                .filter(DeliveryReportReader::aboutARecipient)
                .toList();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        Kind kind = kind(groups);
        Explained explained = new Explained(letter);
        List<Recipient> recipients = new ArrayList<>();
        for (Map<String, String> group : groups) {
            if (kind(action(group)) == kind) {
                recipients.add(recipient(group, kind, explained));
            }
        }
        return Optional.of(Returned.of(kind, letter, recipients));
    }

    /** Some mail systems write the report into the text for people. */
    private static boolean aboutARecipient(Map<String, String> group) {
        return (group.containsKey("final-recipient") || group.containsKey("original-recipient"))
                && (group.containsKey("action") || group.containsKey("status"));
    }

    /** The worst that is told. */
    private static Kind kind(List<Map<String, String>> groups) {
        List<Kind> kinds = groups.stream().map(group -> kind(action(group))).toList();
        return kinds.contains(Kind.BOUNCE)
                ? Kind.BOUNCE
                : kinds.contains(Kind.DELAYED)
                        ? Kind.DELAYED
                        : kinds.contains(Kind.DELIVERED) ? Kind.DELIVERED : Kind.REPORT;
    }

    /** A relayed or expanded mail went on to where no more is known of it. */
    private static Kind kind(String action) {
        return switch (action) {
            case "delayed" -> Kind.DELAYED;
            case "delivered", "deliverable" -> Kind.DELIVERED;
            case "relayed", "expanded" -> Kind.REPORT;
            default -> Kind.BOUNCE;
        };
    }

    private static String action(Map<String, String> group) {
        String action =
                group.getOrDefault("action", "").toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
        String status = group.getOrDefault("status", "");
        return action.isEmpty() && status.startsWith("2.") ? "delivered" : action;
    }

    /** The status of a bounce that says 2.x.x is a mistake of its maker. */
    private static Recipient recipient(Map<String, String> group, Kind kind, Explained explained) {
        String address = Addresses.inReport(group.getOrDefault("final-recipient", group.get("original-recipient")));
        var matcher = STATUS.matcher(group.getOrDefault("status", ""));
        String status = matcher.find() ? matcher.group() : null;
        String diagnostic = group.getOrDefault("diagnostic-code", "");
        if (kind != Kind.BOUNCE && kind != Kind.DELAYED) {
            return new Recipient(address, status, diagnostic, null);
        }
        String explanation = explained.about(address);
        Reason reason = BounceRules.reason(status, diagnostic, diagnostic + "\n" + explanation);
        if (reason == Reason.UNCLEAR || reason.hard() || diagnostic.isBlank()) {
            reason = BounceRules.reason(status, diagnostic + "\n" + explanation, explanation);
        }
        return new Recipient(address, status, diagnostic.isBlank() ? explanation : diagnostic, reason);
    }
}
