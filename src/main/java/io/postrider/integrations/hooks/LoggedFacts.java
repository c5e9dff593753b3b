package io.postrider.integrations.hooks;

import io.postrider.commerce.ProductUpdate;
import io.postrider.commerce.Products;
import io.postrider.contacts.Basis;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps what was understood: contacts, consents, the log and products. */
@Component
class LoggedFacts implements Facts {

    private final Contacts contacts;
    private final Consents consents;
    private final EventLog log;
    private final Products products;
    private final Ingredients ingredients;

    /** What it takes besides. */
    @Component
    record Ingredients(SourceNameTable aliases, TheirTime time, EventChecks checks) {}

    LoggedFacts(Contacts contacts, Consents consents, EventLog log, Products products, Ingredients ingredients) {
        this.contacts = contacts;
        this.consents = consents;
        this.log = log;
        this.products = products;
        this.ingredients = ingredients;
    }

    @Override
    public Optional<ContactId> contact(String source, Fact.Who who) {
        Optional<ContactId> known = ingredients.aliases().find(source, who.names());
        Optional<ContactId> contact;
        if (who.email() != null) {
            known.filter(it -> who.follows()).ifPresent(it -> follow(it, who.email()));
            contact = Optional.of(upsert(who.email(), who));
        } else {
            contact = known.flatMap(contacts::find).map(it -> {
                boolean news = !who.attributes().isEmpty() || who.locale() != null;
                return news ? upsert(it.email(), who) : it.id();
            });
        }
        contact.ifPresent(
                it -> who.names().forEach(name -> ingredients.aliases().name(source, name, it)));
        return contact;
    }

    @Override
    public void consent(ContactId contact, Fact.Wish wish, boolean late) {
        Proof proof = new Proof(
                wish.source(),
                ingredients.time().business(wish.at()),
                null,
                null,
                null,
                null,
                Basis.parse(wish.basis()).orElseThrow(),
                null,
                null);
        boolean past = late || ingredients.time().isHistory(wish.at());
        if (wish.granted() && past) {
            consents.grantLate(contact, wish.purpose(), proof);
        } else if (wish.granted()) {
            consents.grant(contact, wish.purpose(), proof);
        } else if (past) {
            consents.withdrawLate(contact, wish.purpose(), proof);
        } else {
            consents.withdraw(contact, wish.purpose(), proof);
        }
    }

    @Override
    public void event(ContactId contact, Fact.Deed deed, Instant heard, boolean late) {
        Map<String, Object> properties = deed.properties();
        ingredients.checks().require(deed.name(), properties);
        Instant theirs = deed.at() == null ? heard : deed.at();
        NewEvent event = new NewEvent(
                deed.key(), deed.name(), contact, ingredients.time().business(theirs), properties, Origin.NONE, null);
        log.append(late || ingredients.time().isHistory(theirs) ? event.asHistory() : event);
    }

    @Override
    public void product(ProductUpdate product) {
        Instant at = product.updatedAt() == null ? null : ingredients.time().business(product.updatedAt());
        products.updated(List.of(new ProductUpdate(
                product.productId(),
                product.name(),
                product.category(),
                product.priceMinor(),
                product.currency(),
                product.stock(),
                product.imageUrl(),
                product.url(),
                product.active(),
                at)));
    }

    /** Unless the address is somebody's already: whether these two are one is not ours to say. */
    private void follow(ContactId known, String email) {
        if (contacts.findByEmail(email).isEmpty() && contacts.find(known).isPresent()) {
            contacts.change(
                    known,
                    it -> new Contact(
                            it.id(),
                            email,
                            it.externalId(),
                            it.timeZone(),
                            it.locale(),
                            it.attributes(),
                            it.createdAt()));
        }
    }

    private ContactId upsert(String email, Fact.Who who) {
        Locale locale =
                who.locale() == null ? null : Locale.forLanguageTag(who.locale().replace('_', '-'));
        boolean known = locale != null && !locale.getLanguage().isEmpty();
        return contacts.upsert(new NewContact(email, who.externalId(), null, known ? locale : null, who.attributes()))
                .id();
    }
}
