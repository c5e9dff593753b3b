package io.postrider.contacts.quality;

import io.postrider.contacts.quality.AddressHint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be said of an address without asking anybody. */
public final class AddressHints {

    /** RFC 2142, and what companies use besides. */
    private static final Set<String> ROLES = Set.of(
            ("abuse admin administrator billing contact enquiries help hello hostmaster info information kontakt mail"
                            + " marketing news newsletter no-reply noc noreply office orders postmaster press root sales"
                            + " security service shop spam support team usenet webmaster")
                    .split(" "));

    private AddressHints() {}

    /** @param key the address in the spelling under which it is found ({@code EmailAddress.key}) */
    public static List<AddressHint> of(String key) {
        String domain = key.substring(key.indexOf('@') + 1);
        List<AddressHint> hints = new ArrayList<>();
        betterSpelling(key)
                .ifPresent(better -> hints.add(new AddressHint(
                        Kind.TYPO, "Probably a typing error: " + domain + " is close to a large provider.", better)));
        if (ROLES.contains(name(key))) {
            hints.add(new AddressHint(
                    Kind.ROLE,
                    "A function rather than a person: several people read it, and complaints are likely.",
                    null));
        }
        if (KnownDomains.disposable(domain)) {
            hints.add(new AddressHint(Kind.DISPOSABLE, "A mailbox made to be thrown away after use.", null));
        }
        return hints;
    }

    /** The address that was probably meant. */
    static Optional<String> betterSpelling(String key) {
        int at = key.indexOf('@');
        return Typos.meant(key.substring(at + 1)).map(domain -> key.substring(0, at + 1) + domain);
    }

    private static String name(String key) {
        String name = key.substring(0, key.indexOf('@'));
        int plus = name.indexOf('+');
        return plus > 0 ? name.substring(0, plus) : name;
    }
}
