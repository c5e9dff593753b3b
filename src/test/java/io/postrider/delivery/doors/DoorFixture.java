package io.postrider.delivery.doors;

import java.time.Duration;

/** Settings of doors that are opened by hand. */
final class DoorFixture {

    private DoorFixture() {}

    static ReturnSettings settings(String mailboxUrl, int maxBytes) {
        return new ReturnSettings(
                0,
                "127.0.0.1",
                maxBytes,
                10,
                mailboxUrl,
                Duration.ofSeconds(60),
                50,
                Duration.ofSeconds(5),
                "",
                Duration.ofDays(14));
    }
}
