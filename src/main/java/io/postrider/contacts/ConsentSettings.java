package io.postrider.contacts;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the law is taken to allow; defaults to check with your lawyer.
 *
 * @param customerMonths months after her order, or whatever the proof tells, for which an existing customer may be written to
 *     where the law names no span
 * @param softOptIn months per country (ISO 3166), on top of the shipped list: {@code soft-opt-in.BR=12}; 0: not allowed there
 */
@ConfigurationProperties("postrider.contacts")
record ConsentSettings(@DefaultValue("24") int customerMonths, @DefaultValue Map<String, Integer> softOptIn) {}
