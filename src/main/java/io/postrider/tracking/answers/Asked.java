package io.postrider.tracking.answers;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.MailId;

/** Who is asked what, in which mail. @param choice what the link she followed says; empty when it only asks */
public record Asked(MailId mail, ContactId contact, String question, String choice) {}
