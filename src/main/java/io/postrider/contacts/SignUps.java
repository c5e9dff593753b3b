package io.postrider.contacts;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens when somebody fills in a public form: an unknown contact is created, and her consent waits for confirmation.
 *
 * <p>Whoever types the address of somebody we know changes nothing we know of her.
 */
@Component
public class SignUps {

    /** The version of our form; counts up when its words change. */
    private static final String VERSION = "1";

    private final Contacts contacts;
    private final Consents consents;
    private final Clock clock;
    private final String shop;

    SignUps(
            Contacts contacts,
            Consents consents,
            Clock clock,
            @Value("${postrider.from:Fern & Kettle <hello@fernandkettle.example>}") String from) {
        this.contacts = contacts;
        this.consents = consents;
        this.clock = clock;
        this.shop = from.contains("<")
                ? from.substring(0, from.indexOf('<')).replace("\"", "").strip()
                : "";
    }

    /**
     * What she filled in.
     *
     * @param firstName null when she did not say
     * @param timeZone null when her browser did not say
     * @param ip the network address she acted from
     */
    public record SignUp(String purpose, EmailAddress email, String firstName, ZoneId timeZone, String ip) {}

    /** The purpose people can sign up for under this key. */
    public Optional<Purpose> purpose(String key) {
        return consents.purposes().stream()
                .filter(purpose -> purpose.key().equals(key) && !purpose.transactional())
                .findFirst();
    }

    /** All purposes people can sign up for. */
    public List<Purpose> purposes() {
        return consents.purposes().stream()
                .filter(purpose -> !purpose.transactional())
                .toList();
    }

    /** The words she agrees to, as the form shows them and the proof keeps them. */
    public String wording(Purpose purpose) {
        if (purpose.key().equals(Purpose.AD_AUDIENCES)) {
            return "You may use my address, made unreadable, to show me " + (shop.isEmpty() ? "your" : shop + "’s")
                    + " advertisements on other platforms. I can take that back at any time.";
        }
        return "Please send me " + (shop.isEmpty() ? "your " : shop + "’s ")
                + purpose.name().toLowerCase(Locale.ROOT)
                + " by email. I can unsubscribe at any time, with one click in every mail.";
    }

    /** Takes in what she filled in; asking for what she already has changes nothing. @throws UnknownPurpose for another purpose */
    @Transactional
    public void take(SignUp signUp) {
        take(signUp, new Form("/signup/" + signUp.purpose(), VERSION));
    }

    /** Which form she filled in, for the proof. */
    public record Form(String name, String version) {}

    /** The same on a form of the shop's own pages. */
    @Transactional
    public void take(SignUp signUp, Form form) {
        Purpose purpose = consents.purpose(signUp.purpose());
        take(
                contact(signUp),
                purpose,
                new Proof("sign-up form", clock.instant(), signUp.ip(), wording(purpose), form.name(), form.version()));
    }

    /**
     * Takes in what she said at a counter, one purpose at a time, each with the words she was shown.
     *
     * @param place where that was, such as {@code shop in Bath}
     * @param staff who recorded it
     * @throws UnknownPurpose for another purpose
     */
    @Transactional
    public void atCounter(SignUp signUp, Locale language, String place, String staff) {
        Purpose purpose = consents.purpose(signUp.purpose());
        NewContact told = contact(signUp);
        take(
                new NewContact(told.email(), null, null, language, told.attributes()),
                purpose,
                new Proof(
                        "counter: " + place + ", recorded by " + staff,
                        clock.instant(),
                        null,
                        wording(purpose),
                        "/counter",
                        VERSION));
    }

    /**
     * A form proves who filled it in only by the mail that is confirmed. Where that is not wanted, whoever was never asked before is taken at
     * her word; whoever said no, or did not confirm, still confirms.
     */
    private void take(NewContact told, Purpose purpose, Proof proof) {
        ContactId contact = contacts.findByEmail(told.email()).map(Contact::id).orElseGet(() -> contacts.upsert(told)
                .id());
        if (purpose.doubleOptIn() || consents.of(contact, purpose.key()).isPresent()) {
            consents.request(contact, purpose.key(), proof);
        } else {
            consents.grant(contact, purpose.key(), proof);
        }
    }

    private static NewContact contact(SignUp signUp) {
        Map<String, Object> attributes =
                signUp.firstName() == null ? Map.of() : Map.of("firstName", signUp.firstName());
        return new NewContact(signUp.email().text(), null, signUp.timeZone(), null, attributes);
    }
}
