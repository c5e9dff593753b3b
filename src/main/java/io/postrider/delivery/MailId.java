package io.postrider.delivery;

/** One mail to one recipient, for life: the number of its row in the outbox. */
public record MailId(long value) {}
