package io.postrider.delivery.dns;

import static io.postrider.delivery.dns.Answer.State.FOUND;
import static io.postrider.delivery.dns.Answer.State.NONE;
import static io.postrider.delivery.dns.Answer.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.time.MachineTime;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

/** Questions to a name server on the loopback. */
class DnsTests {

    private final LoopbackDns server = new LoopbackDns();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void namesThePreferredMailHostFirst() {
        server.with("shop.example", Type.MX, "20 b.mx.example.").with("shop.example", Type.MX, "10 A.mx.Example.");
        assertThat(server.dns().mx("shop.example")).isEqualTo(found("a.mx.example", "b.mx.example"));
        assertThat(server.dns().mx("SHOP.example.")).isEqualTo(found("a.mx.example", "b.mx.example"));
    }

    @Test
    void knowsADomainThatTakesNoMail() {
        server.with("quiet.example", Type.MX, "0 .");
        assertThat(server.dns().mx("quiet.example")).isEqualTo(found("."));
    }

    @Test
    void tellsNoneFromUnknown() {
        server.with("web.example", Type.A, "192.0.2.1").failingFor("broken.example");
        Dns dns = server.dns();
        assertThat(dns.mx("no.example").state()).isEqualTo(NONE);
        assertThat(dns.mx("web.example").state()).isEqualTo(NONE);
        assertThat(dns.mx("broken.example").state()).isEqualTo(UNKNOWN);
        assertThat(dns.mx("x".repeat(64) + ".example").state())
                .as("a name that cannot exist")
                .isEqualTo(NONE);
        assertThat(dns.mx("").state()).isEqualTo(NONE);
    }

    @Test
    void joinsTheStringsOfATextAndReadsAllTextsOfAName() {
        String key = "v=DKIM1; p=" + "A".repeat(400);
        server.txt("k._domainkey.shop.example", key).txt("two.example", "one").txt("two.example", "grüße");
        assertThat(server.dns().txt("k._domainkey.shop.example")).isEqualTo(found(key));
        assertThat(server.dns().txt("two.example").values()).containsExactlyInAnyOrder("one", "grüße");
    }

    @Test
    void followsAliasesAndTellsThem() {
        server.with("links.shop.example", Type.CNAME, "edge.example.")
                .with("edge.example", Type.CNAME, "node.example.")
                .with("node.example", Type.A, "192.0.2.7")
                .with("node.example", Type.AAAA, "2001:db8::7");
        Dns dns = server.dns();
        assertThat(dns.addresses("links.shop.example")).isEqualTo(found("192.0.2.7", "2001:db8:0:0:0:0:0:7"));
        assertThat(dns.cname("links.shop.example")).isEqualTo(found("edge.example"));
        assertThat(dns.cname("node.example").state()).isEqualTo(NONE);
    }

    @Test
    void givesUpOnAliasesThatGoRoundInCircles() {
        server.with("a.example", Type.CNAME, "b.example.").with("b.example", Type.CNAME, "a.example.");
        assertThat(server.dns().addresses("a.example").state()).isEqualTo(UNKNOWN);
    }

    @Test
    void findsTheNamesOfAnAddress() throws Exception {
        server.with("9.2.0.192.in-addr.arpa", Type.PTR, "mail.shop.example.");
        assertThat(server.dns().names(InetAddress.getByName("192.0.2.9"))).isEqualTo(found("mail.shop.example"));
    }

    @Test
    void asksOnceForWhatItWasToldBefore() {
        server.with("shop.example", Type.MX, "10 mx.example.");
        Dns dns = server.dns();
        dns.mx("shop.example");
        dns.mx("shop.example");
        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void waitsNoLongerForASilentServerThanItMayAndThenLeavesItAloneForAWhile() {
        server.silence();
        var machine = new Stopped();
        Dns dns = server.dns(Duration.ofMillis(60), machine);
        for (int i = 0; i < 3; i++) {
            assertThat(dns.mx("shop" + i + ".example").state()).isEqualTo(UNKNOWN);
        }
        int asked = server.asked();
        assertThat(dns.mx("shop.example").state()).isEqualTo(UNKNOWN);
        assertThat(server.asked()).isEqualTo(asked);
        machine.now = machine.now.plusSeconds(31);
        dns.mx("shop.example");
        assertThat(server.asked()).isGreaterThan(asked);
    }

    @Test
    void withoutDnsEverythingIsUnknown() throws Exception {
        Dns dns =
                new DnsConfiguration().dns(new DnsSettings(false, List.of(), Duration.ofSeconds(1)), new MachineTime());
        assertThat(List.of(
                        dns.mx("a.example"),
                        dns.txt("a.example"),
                        dns.addresses("a.example"),
                        dns.cname("a.example"),
                        dns.names(InetAddress.getLoopbackAddress())))
                .containsOnly(Answer.UNKNOWN);
    }

    @Test
    void refusesNameServersThatAreNoAddressesAtTheStart() {
        var settings = new DnsSettings(true, List.of("dns.example"), Duration.ofSeconds(1));
        assertThatThrownBy(() -> new DnsConfiguration().dns(settings, new MachineTime()))
                .hasMessageContaining("postrider.dns.servers")
                .hasMessageContaining("dns.example");
    }

    private static Answer found(String... values) {
        return new Answer(FOUND, List.of(values));
    }

    /** Machine time that stands still until the test moves it. */
    private static final class Stopped extends MachineTime {
        private Instant now = Instant.parse("2026-11-25T08:00:00Z");

        @Override
        public Instant now() {
            return now;
        }
    }
}
