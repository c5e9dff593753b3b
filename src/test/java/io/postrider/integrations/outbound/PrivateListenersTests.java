package io.postrider.integrations.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.integrations.calls.CheckedNames;
import io.postrider.time.MachineTime;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook leads out of our network, whatever its address is made to look like. */
class PrivateListenersTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "http://localhost:1/",
                "http://[::1]:1/",
                "http://0x7f000001:1/",
                "http://2130706433:1/",
                "http://169.254.169.254/latest/meta-data/"
            })
    void literalAddressesAreLookedAtToo(String url) {
        WebhookCaller caller = new WebhookCaller(new CheckedNames(false), Duration.ofSeconds(1), new MachineTime());
        assertThat(caller.call(url, "msg_1", Signing.newSecret(), "{}").error())
                .doesNotContain("refused to connect")
                .matches("Not called: the name leads to an address of a private network\\.|UnknownHostException.*");
    }

    /** The name is asked once for each connection, and the connection goes to what was looked at. */
    @Test
    void aNameThatAnswersDifferentlyTheSecondTimeGainsNothing() {
        AtomicInteger asked = new AtomicInteger();
        DnsResolver turning = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
                return new InetAddress[] {InetAddress.getByName(asked.incrementAndGet() == 1 ? "8.8.8.8" : "127.0.0.1")
                };
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        CheckedNames names = new CheckedNames(turning, false);
        WebhookCaller caller = new WebhookCaller(names, Duration.ofMillis(200), new MachineTime());
        caller.call("http://turning.example:9/", "msg_1", Signing.newSecret(), "{}");
        assertThat(asked.get()).isEqualTo(1);
        assertThat(caller.call("http://turning.example:9/", "msg_1", Signing.newSecret(), "{}")
                        .error())
                .startsWith("Not called:");
    }
}
