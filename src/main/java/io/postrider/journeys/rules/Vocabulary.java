package io.postrider.journeys.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a drawing may speak of in this installation.
 *
 * @param steps names of the steps (delegates)
 * @param templates names of the subject variants, by template
 * @param purposes keys of the purposes
 * @param segments keys of the segments
 */
public record Vocabulary(
        Set<String> steps, Map<String, List<String>> templates, Set<String> purposes, Set<String> segments) {}
