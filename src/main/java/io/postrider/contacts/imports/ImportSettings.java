package io.postrider.contacts.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much an import may bring.
 *
 * @param maxColumns most columns a file may have
 * @param maxFaults refused lines that are listed; more are only counted
 */
@ConfigurationProperties("postrider.imports")
record ImportSettings(@DefaultValue("500") int maxColumns, @DefaultValue("100000") int maxFaults) {}
