package io.postrider.segments;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many groups of contacts are kept up to date.
 *
 * @param most how many segments there may be; each costs a look at whoever does something it speaks of
 */
@ConfigurationProperties("postrider.segments")
record SegmentSettings(@DefaultValue("200") int most) {}
