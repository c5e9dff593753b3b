package io.postrider.contacts.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of the list of contacts. @param next what to give as {@code after} for the next part, null at the end */
@Schema(name = "ContactPage")
record ContactPage(List<ContactAnswer> items, String next) {}
