package io.postrider.contacts.quality;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.quality.AddressHint.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found doubtful about a contact's address.
 *
 * @param key the address looked at, in the spelling under which it is found
 * @param loose the mailbox it probably is
 */
public record AddressNote(ContactId contact, String key, String loose, List<Kind> kinds) {

    /** Each with its sentence. */
    public List<AddressHint> hints() {
        Stream<AddressHint> own = AddressHints.of(key).stream().filter(hint -> kinds.contains(hint.kind()));
        Stream<AddressHint> asked = kinds.contains(Kind.NO_MAIL_SERVER)
                ? Stream.of(new AddressHint(Kind.NO_MAIL_SERVER, "No server takes mail for this domain.", null))
                : Stream.empty();
        return Stream.concat(own, asked).toList();
    }

    String stored() {
        return kinds.stream().map(Kind::name).collect(Collectors.joining(" "));
    }

    static List<Kind> kinds(String stored) {
        return stored.isEmpty()
                ? List.of()
                : Stream.of(stored.split(" ")).map(Kind::valueOf).toList();
    }
}
