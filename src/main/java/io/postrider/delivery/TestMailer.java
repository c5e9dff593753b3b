package io.postrider.delivery;

import io.postrider.access.AuditLog;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.EmailAddress;
import io.postrider.contacts.Suppressions;
import io.postrider.content.Rendered;
import io.postrider.content.Renderer;
import io.postrider.content.Template;
import io.postrider.content.Templates;
import io.postrider.delivery.policies.Switches;
import org.springframework.stereotype.Component;

/**
 * "Send me a test": a template as one contact would get it, in the mailbox of whoever wants to see it there.
 *
 * <p>It leaves no trace on anybody: the recipient does not become a contact, the contact shown learns nothing of it, no link in
 * it acts for her or is tracked, and no cap or statistic counts it. Any address may get one that is not suppressed: a colleague is
 * neither a user nor a contact, and whoever may send tests may write to contacts anyway. {@link TestPace} and the audit log keep it
 * from being misused.
 */
@Component
public class TestMailer {

    private final Templates templates;
    private final Renderer renderer;
    private final PreviewValues values;
    private final Contacts contacts;
    private final Guards guards;

    /** What stands between a test and the world. */
    @Component
    record Guards(Suppressions suppressions, Switches switches, TestPace pace, TestDoor door, AuditLog audit) {}

    TestMailer(Templates templates, Renderer renderer, PreviewValues values, Contacts contacts, Guards guards) {
        this.templates = templates;
        this.renderer = renderer;
        this.values = values;
        this.contacts = contacts;
        this.guards = guards;
    }

    /**
     * Sends it before it returns, so that whoever waits for it learns what the mail server said.
     *
     * @return the subject it has
     * @throws io.postrider.contacts.InvalidEmailAddress when {@code to} is no address
     * @throws TestRefused when it was not sent, for any other reason
     */
    public String send(TestMail test, String who) {
        Template template = templates.find(test.template()).orElseThrow(() -> TestRefused.noTemplate(test.template()));
        if (test.variant() != null && !template.variants().contains(test.variant())) {
            throw TestRefused.noVariant(template.variants());
        }
        EmailAddress to = EmailAddress.parse(test.to());
        Contact shown = test.as() == null ? null : shown(test.as());
        guards.switches().everything().ifPresent(stopped -> {
            throw TestRefused.stopped(stopped.sentence());
        });
        guards.suppressions().reasonFor(to.text()).ifPresent(reason -> {
            throw TestRefused.suppressed(reason);
        });
        Rendered mail = renderer.render(template.key(), test.variant(), values.of(template, shown));
        if (!mail.usable()) {
            throw TestRefused.broken(template.key(), templates.findings(template.key()), mail.errors());
        }
        guards.pace().count();
        guards.audit()
                .record(
                        who,
                        "test mail sent",
                        "template " + template.key() + (shown == null ? "" : " as contact " + shown.id()));
        guards.door().send(to.key(), mail, shown == null ? null : shown.id());
        return "[Test] " + mail.subject();
    }

    /** How the Message-IDs of tests that show this contact begin, so that they can be forgotten with her. */
    static String messageIdsShowing(ContactId contact) {
        return "<test." + (contact == null ? "" : contact + ".");
    }

    private Contact shown(String as) {
        try {
            return (as.contains("@") ? contacts.findByEmail(as.strip()) : contacts.find(ContactId.of(as.strip())))
                    .orElseThrow(TestRefused::noContact);
        } catch (IllegalArgumentException noId) {
            throw TestRefused.noContact();
        }
    }
}
