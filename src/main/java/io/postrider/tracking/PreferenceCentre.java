package io.postrider.tracking;

import io.postrider.contacts.Consent;
import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Preference;
import io.postrider.contacts.Preference.Frequency;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Proof;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a contact sees and changes of her mail, without a login: the link in each of her mails is the key.
 *
 * <p>Mails are forwarded, so whoever holds the link may change what she could change back, and learns no more of her than a
 * masked address and what she gets. Her data and her erasure need a fresh link mailed to her ({@link OwnData}).
 */
@Component
public class PreferenceCentre {

    static final String SOURCE = "preferences page";

    private static final int MOST_WEEKS = 26;

    /** A purpose that needs her consent, and where she stands. @param pending asked for, not confirmed */
    public record Topic(String key, String name, String description, boolean wanted, boolean pending) {}

    /** What she sees. @param masked her address, as much of it as she needs to recognise it */
    public record View(Contact contact, String masked, List<Topic> topics, Preference preference) {}

    /** What she wants from now on. @param language null leaves it */
    public record Wishes(Set<String> topics, Frequency frequency, boolean profiling, Locale language) {}

    private final MailTokens tokens;
    private final Contacts contacts;
    private final Consents consents;
    private final Preferences preferences;
    private final Clock clock;

    PreferenceCentre(MailTokens tokens, Contacts contacts, Consents consents, Preferences preferences, Clock clock) {
        this.tokens = tokens;
        this.contacts = contacts;
        this.consents = consents;
        this.preferences = preferences;
        this.clock = clock;
    }

    /** Whose link it is; empty when it is not ours. */
    public Optional<ContactId> whose(String token) {
        return tokens.preferences(token);
    }

    /** The address of her page. */
    public String link(ContactId contact) {
        return tokens.preferencesLink(contact);
    }

    /** Empty when we do not know her (any more). */
    public Optional<View> look(ContactId id) {
        return contacts.find(id).map(contact -> {
            Map<String, Consent> now =
                    consents.of(id).stream().collect(Collectors.toMap(Consent::purpose, Function.identity()));
            List<Topic> topics = consents.purposes().stream()
                    .filter(purpose -> !purpose.transactional())
                    .map(it -> new Topic(
                            it.key(),
                            it.name(),
                            it.description(),
                            is(now.get(it.key()), Status.GRANTED) || is(now.get(it.key()), Status.PENDING),
                            is(now.get(it.key()), Status.PENDING)))
                    .toList();
            return new View(contact, MaskedAddress.of(contact.email()), topics, preferences.of(id));
        });
    }

    /** Whether her mail is paused now. */
    public boolean paused(View view) {
        return view.preference().pausedAt(clock.instant());
    }

    /**
     * Changes what is otherwise than it was; a topic switched on is asked for as on the sign-up form, and has to be confirmed.
     *
     * @return whether something has to be confirmed
     */
    @Transactional
    public boolean save(ContactId id, Wishes wishes, String ip) {
        if (!contacts.lock(id)) {
            return false;
        }
        Proof proof = new Proof(SOURCE, clock.instant(), ip, null, null, null);
        boolean asked = false;
        for (Topic topic : look(id).orElseThrow().topics()) {
            boolean wanted = wishes.topics().contains(topic.key());
            if (wanted && !topic.wanted()) {
                consents.request(id, topic.key(), proof);
                asked = true;
            } else if (!wanted && topic.wanted()) {
                consents.withdraw(id, topic.key(), proof);
            }
        }
        change(id, it -> it.withFrequency(wishes.frequency()).withProfiling(wishes.profiling()));
        if (wishes.language() != null) {
            contacts.change(id, it -> Language.of(it, wishes.language()));
        }
        return asked;
    }

    /** No mail that needs consent for so many weeks. @return false when the number makes no sense */
    @Transactional
    public boolean pause(ContactId id, int weeks) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            return false;
        }
        change(id, it -> it.withPause(clock.instant().plus(Duration.ofDays(7L * weeks))));
        return true;
    }

    @Transactional
    public void resume(ContactId id) {
        change(id, it -> it.withPause(null));
    }

    private void change(ContactId id, UnaryOperator<Preference> change) {
        if (contacts.lock(id)) {
            preferences.change(id, SOURCE, change);
        }
    }

    private static boolean is(Consent consent, Status status) {
        return consent != null && consent.status() == status;
    }
}
