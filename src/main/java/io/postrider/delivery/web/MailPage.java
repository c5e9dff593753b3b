package io.postrider.delivery.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of the outbox, newest first. @param next what to give as {@code after} for older mails, null at the end */
@Schema(name = "Mails")
record MailPage(List<MailAnswer> items, String next) {}
