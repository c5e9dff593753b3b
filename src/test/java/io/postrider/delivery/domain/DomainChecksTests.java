package io.postrider.delivery.domain;

import static io.postrider.delivery.domain.Finding.Grade.MISSING;
import static io.postrider.delivery.domain.Finding.Grade.OK;
import static io.postrider.delivery.domain.Finding.Grade.UNKNOWN;
import static io.postrider.delivery.domain.Finding.Grade.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.dkim.DkimKey;
import io.postrider.delivery.dns.Dns;
import io.postrider.delivery.dns.LoopbackDns;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Type;

/** What receivers would find, asked of a name server of the test's own. */
class DomainChecksTests {

    private static final String SHOP = "shop.example";
    private final LoopbackDns dns = new LoopbackDns();

    @AfterEach
    void close() throws Exception {
        dns.close();
    }

    private static SendingDomain shop(DkimKey... keys) {
        return new SendingDomain(
                SHOP, "bounce." + SHOP, List.of(keys), null, URI.create("https://links.shop.example/"), "");
    }

    private Finding only(DomainCheck check, SendingDomain domain) {
        List<Finding> findings = check.look(domain, dns.dns());
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private Finding spf() {
        return only(new SpfCheck(), shop());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 include:_spf.relay.example -all | OK | 1 of 10",
                "v=spf1 include:_spf.relay.example ~all | OK | 1 of 10",
                "v=spf1 redirect=_spf.relay.example | OK | 1 of 10",
                "v=spf1 exists:%{i}.list.example -all | OK | 1 of 10",
                "v=spf1 include:_spf.relay.example | WARN | forbids nothing",
                "v=spf1 include:_spf.relay.example ?all | WARN | forbids nothing",
                "v=spf1 include:_spf.relay.example +all | MISSING | everybody",
                "v=spf1 include:gone.example -all | MISSING | gone.example",
                "v=spf1 redirect=open.example | MISSING | everybody",
                "v=spf1 -all redirect=open.example | OK | 0 of 10",
                "v=spf1 a:x1.example a:x2.example a:x3.example -all | MISSING | in vain",
                "v=spf1 include:loop.example -all | MISSING | 21 lookups",
                "v=spf1 a mx ptr a mx a mx a mx a mx -all | MISSING | 11 lookups"
            })
    void countsWhatAnSpfRecordCosts(String record, Finding.Grade grade, String says) {
        dns.txt("bounce.shop.example.", record)
                .txt("_spf.relay.example.", "v=spf1 ip4:192.0.2.0/24 -all")
                .txt("open.example.", "v=spf1 +all")
                .with("bounce.shop.example.", Type.A, "192.0.2.9")
                .with("bounce.shop.example.", Type.MX, "10 in.shop.example.")
                .txt("loop.example.", "v=spf1 include:loop.example -all");
        assertThat(spf().grade()).as(spf().sentence()).isEqualTo(grade);
        assertThat(spf().sentence()).contains(says);
    }

    @Test
    void wantsExactlyOneSpfRecord() {
        assertThat(spf()).returns(MISSING, Finding::grade);
        assertThat(spf().publish().name()).isEqualTo("bounce.shop.example");
        dns.txt("bounce.shop.example.", "v=spf1 -all").txt("bounce.shop.example.", "v=spf1 ~all");
        assertThat(spf().sentence()).contains("2 SPF records");
    }

    @Test
    void findsTheKeyMailIsSignedWith() throws Exception {
        DkimKey active = key("now", 2_048, DkimKey.State.ACTIVE);
        assertThat(new DkimCheck().look(shop(), dns.dns()))
                .extracting(Finding::sentence)
                .first()
                .asString()
                .contains("unsigned");

        Finding unpublished = only(new DkimCheck(), shop(active));
        assertThat(unpublished.grade()).isEqualTo(MISSING);
        assertThat(unpublished.publish())
                .returns("now._domainkey.shop.example", Finding.DnsEntry::name)
                .returns(active.recordValue(), Finding.DnsEntry::value);

        dns.txt("now._domainkey.shop.example.", active.recordValue());
        assertThat(only(new DkimCheck(), shop(active)).grade()).isEqualTo(OK);

        DkimKey other = key("now", 2_048, DkimKey.State.ACTIVE);
        assertThat(only(new DkimCheck(), shop(other)).sentence()).contains("another key");

        DkimKey small = key("small", 1_024, DkimKey.State.ACTIVE);
        dns.txt("small._domainkey.shop.example.", small.recordValue());
        assertThat(only(new DkimCheck(), shop(small)).sentence()).contains("1024 bits");
    }

    @Test
    void looksForDmarcAlsoAboveTheDomain() throws Exception {
        SendingDomain below = new SendingDomain(
                "mail.shop.example", "shop.example", List.of(), null, URI.create("https://shop.example/"), "");
        assertThat(only(new DmarcCheck(), below).grade()).isEqualTo(MISSING);
        dns.txt("_dmarc.shop.example.", "v=DMARC1; p=reject; rua=mailto:d@shop.example");
        assertThat(only(new DmarcCheck(), below).grade()).isEqualTo(OK);
        dns.txt("_dmarc.mail.shop.example.", "v=DMARC1; p=none; rua=mailto:d@shop.example");
        assertThat(only(new DmarcCheck(), below).sentence()).contains("none");
        dns.without("_dmarc.mail.shop.example.").txt("_dmarc.mail.shop.example.", "v=DMARC1; p=reject");
        assertThat(only(new DmarcCheck(), below).sentence()).contains("rua");
    }

    @Test
    void saysWhenNothingIsAligned() {
        dns.txt("_dmarc.shop.example.", "v=DMARC1; p=reject; rua=mailto:d@shop.example");
        SendingDomain relayed = new SendingDomain(
                SHOP, "bounces.relay.example", List.of(), null, URI.create("https://shop.example/"), "");
        assertThat(new DmarcCheck().look(relayed, dns.dns()))
                .extracting(Finding::check)
                .containsExactly("DMARC", "DMARC alignment");
    }

    @Test
    void wantsAWayBackForBounces() {
        assertThat(only(new ReturnPathCheck(), shop()).grade()).isEqualTo(MISSING);
        dns.with("bounce.shop.example.", Type.MX, "10 in.shop.example.");
        assertThat(only(new ReturnPathCheck(), shop()).grade()).isEqualTo(OK);
        dns.without("bounce.shop.example.").with("bounce.shop.example.", Type.MX, "0 .");
        assertThat(only(new ReturnPathCheck(), shop()).grade()).isEqualTo(MISSING);
    }

    @Test
    void wantsANameBothWaysWhenThisServerDelivers() {
        SendingDomain direct =
                new SendingDomain(SHOP, SHOP, List.of(), null, URI.create("https://shop.example/"), "out.shop.example");
        assertThat(only(new ReverseNameCheck(), shop()).grade())
                .as("a relay speaks")
                .isEqualTo(UNKNOWN);
        assertThat(only(new ReverseNameCheck(), direct).grade()).isEqualTo(MISSING);
        dns.with("out.shop.example.", Type.A, "192.0.2.7");
        assertThat(only(new ReverseNameCheck(), direct).publish().value()).isEqualTo("out.shop.example.");
        dns.with("7.2.0.192.in-addr.arpa.", Type.PTR, "out.shop.example.");
        // The first answer is remembered; whoever has just published asks anew.
        assertThat(new ReverseNameCheck().look(direct, dns.dns().fresh()).get(0).grade())
                .isEqualTo(OK);
    }

    @Test
    void wantsLinksToResolveOverTls() {
        assertThat(only(new TrackingHostCheck(), shop()).grade()).isEqualTo(MISSING);
        dns.with("links.shop.example.", Type.A, "192.0.2.8").with("t.other.example.", Type.A, "192.0.2.8");
        assertThat(only(new TrackingHostCheck(), shop()).grade()).isEqualTo(OK);
        assertThat(only(new TrackingHostCheck(), tracking("http://links.shop.example/"))
                        .grade())
                .isEqualTo(WARN);
        assertThat(only(new TrackingHostCheck(), tracking("https://t.other.example/"))
                        .sentence())
                .contains("not of shop.example");
    }

    @Test
    void concludesNothingFromSilenceAndStopsInTime() {
        dns.silence();
        Dns inTime = new Deadlined(dns.dns(), Duration.ZERO);
        long begin = System.nanoTime();
        for (DomainCheck check :
                List.of(new SpfCheck(), new DmarcCheck(), new ReturnPathCheck(), new TrackingHostCheck())) {
            Finding finding = check.look(shop(), inTime).get(0);
            assertThat(finding.grade()).isEqualTo(UNKNOWN);
            assertThat(finding.publish()).as("still shown").isNotNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(dns.asked()).isZero();
    }

    @Test
    void siblingsBelongTogether() {
        assertThat(shop().aligned("news.shop.example")).isTrue();
        assertThat(shop().aligned("relay.example")).isFalse();
        SendingDomain british =
                new SendingDomain("news.shop.co.uk", "x", List.of(), null, URI.create("https://shop.co.uk/"), "");
        assertThat(british.aligned("bounce.shop.co.uk")).isTrue();
        assertThat(british.aligned("bounce.other.co.uk")).isFalse();
    }

    @Test
    void readsThePolicyForSubdomains() {
        SendingDomain below = new SendingDomain(
                "mail.shop.example", "shop.example", List.of(), null, URI.create("https://shop.example/"), "");
        dns.txt("_dmarc.shop.example.", "v=DMARC1; p=reject; sp=none; rua=mailto:d@shop.example");
        assertThat(only(new DmarcCheck(), below).grade()).isEqualTo(WARN);
    }

    private static SendingDomain tracking(String url) {
        return new SendingDomain(SHOP, SHOP, List.of(), null, URI.create(url), "");
    }

    private static DkimKey key(String selector, int bits, DkimKey.State state) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        String key = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        return new DkimKey(1, SHOP, selector, state, key, Instant.EPOCH, Instant.EPOCH);
    }
}
