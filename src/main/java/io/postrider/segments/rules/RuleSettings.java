package io.postrider.segments.rules;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large a rule may be and how long a question may take.
 *
 * @param maxConditions conditions in one rule, {@code all}, {@code any} and {@code not} included
 * @param maxDepth levels of conditions within conditions
 * @param timeout machine time the database may take to answer one question about a rule
 */
@ConfigurationProperties("postrider.rules")
record RuleSettings(
        @DefaultValue("200") int maxConditions,
        @DefaultValue("10") int maxDepth,
        @DefaultValue("20s") Duration timeout) {}
