package io.postrider.journeys.rules;

/**
 * Something about a drawing that must be changed before it may run.
 *
 * @param elementId id of the element it is about; null when it is about the whole file
 * @param rule short stable name of the rule, such as {@code wait-exits}
 * @param message one sentence for the analyst: what is wrong and what to do
 */
public record Finding(String elementId, String rule, String message) {}
