package io.postrider.contacts.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much an import may bring, and how long it can be taken back.
 *
 * @param maxFile the largest file that is taken
 * @param maxColumns most columns a file may have
 * @param maxCell the longest cell, in bytes; a longer one costs its row
 * @param maxFaults refused lines that are listed; more are only counted
 * @param chunk rows that are taken in one transaction
 * @param undoWithin how long after its end an import can be taken back, in business time
 * @param keep how long a file waits for somebody to start its import, in business time; then it is deleted
 */
@ConfigurationProperties("postrider.imports")
record ImportSettings(
        @DefaultValue("1GB") DataSize maxFile,
        @DefaultValue("500") int maxColumns,
        @DefaultValue("32KB") DataSize maxCell,
        @DefaultValue("100000") int maxFaults,
        @DefaultValue("5000") int chunk,
        @DefaultValue("24h") Duration undoWithin,
        @DefaultValue("7d") Duration keep) {}
