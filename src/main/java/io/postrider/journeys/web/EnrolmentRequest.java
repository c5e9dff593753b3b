package io.postrider.journeys.web;

import io.postrider.contacts.ContactId;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * Who is to enter a journey.
 *
 * @param variables values to enter with: camelCase names; texts, numbers, true or false; never personal data
 */
record EnrolmentRequest(@NotNull ContactId contactId, Map<String, Object> variables) {}
