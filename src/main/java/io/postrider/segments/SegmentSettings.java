package io.postrider.segments;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many groups of contacts are kept up to date, and what the ready-made ones mean.
 *
 * @param most how many segments there may be; each costs a look at whoever does something it speaks of
 * @param vip what a VIP spent within 365 days, in minor units of the store currency
 * @param goldVip what a VIP of the upper tier spent within 365 days, in minor units of the store currency
 */
@ConfigurationProperties("postrider.segments")
record SegmentSettings(
        @DefaultValue("200") int most, @DefaultValue("30000") long vip, @DefaultValue("100000") long goldVip) {}
