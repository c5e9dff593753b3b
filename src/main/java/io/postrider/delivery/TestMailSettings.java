package io.postrider.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tests of templates, sent by hand.
 *
 * @param perMinute tests one node sends in any minute; more are refused, so that nobody writes to the world by tests
 */
@ConfigurationProperties("postrider.test-mail")
record TestMailSettings(@DefaultValue("20") int perMinute) {

    TestMailSettings {
        if (perMinute < 1) {
            throw new IllegalArgumentException(
                    "postrider.test-mail.per-minute must be at least 1, but is " + perMinute);
        }
    }
}
