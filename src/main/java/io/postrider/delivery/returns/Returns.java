package io.postrider.delivery.returns;

import java.util.List;
import java.util.Optional;

/**
 * Reads what came back. Never fails: what it cannot make out is a {@link Returned.Kind#REPLY}, so that a person sees it.
 *
 * <p>Only the first million bytes, 50 parts and 10 levels of nesting are looked at.
 */
public final class Returns {

    /** First come those whose form leaves no doubt; the first that knows it decides. */
    private static final List<Reader> READERS = List.of(
            new ComplaintReader(),
            new DeliveryReportReader(),
            new NotificationReader(),
            new BounceTextReader(),
            new AutoReplyReader(),
            new BulkMailReader());

    private Returns() {}

    /** The mail of a person, for passing it on. */
    public static Answer answer(byte[] raw) {
        return Answer.of(LetterParser.parse(raw));
    }

    /** @param raw the mail as it came over the wire, or its beginning; CRLF, LF or CR line ends */
    public static Returned read(byte[] raw) {
        Letter letter = LetterParser.parse(raw);
        return READERS.stream()
                .map(reader -> reader.read(letter))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Returned.of(Returned.Kind.REPLY, letter));
    }
}
