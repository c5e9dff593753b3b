package io.postrider.contacts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many addresses that must not be mailed may be brought in at once.
 *
 * @param maxImport largest list (text/csv) of one request; more is answered with 413
 * @param maxBatch how many addresses one JSON request may name
 */
@ConfigurationProperties("postrider.suppressions")
record SuppressionSettings(@DefaultValue("64MB") DataSize maxImport, @DefaultValue("1000") int maxBatch) {}
