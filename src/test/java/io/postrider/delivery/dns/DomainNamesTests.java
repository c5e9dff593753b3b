package io.postrider.delivery.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of domains in every script, as DNS takes them. */
class DomainNamesTests {

    @ParameterizedTest
    @CsvSource({
        "Shop.EXAMPLE,shop.example",
        "faß.de,xn--fa-hia.de",
        "FASS.de,fass.de",
        "bücher.example,xn--bcher-kva.example",
        "βόλος.gr,xn--nxasmm1c.gr",
        "例え。テスト,xn--r8jz45g.xn--zckzah",
        "xn--bcher-kva.example,xn--bcher-kva.example",
        "i❤.ws,xn--i-7iq.ws",
        "localhost,localhost"
    })
    void areWrittenInAscii(String domain, String ascii) {
        assertThat(DomainNames.ascii(domain)).contains(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                ".a",
                "a.example.",
                "-a.example",
                "a-.example",
                "a b.example",
                "a_b.example",
                "a/b.example",
                "[192.0.2.1]",
                "xn--.example",
                "xn--a.example",
                "xn--zzzzzzzzz9999.example",
                "xn--bücher.example",
                "a\u200Db.example",
                "\u0301a.example",
                "אa.example",
                "a\r\n.example"
            })
    void areRefusedWhenNoMailHostCanHaveThem(String domain) {
        assertThat(DomainNames.ascii(domain)).isEmpty();
    }

    @Test
    void endAt63And253Characters() {
        String longest = "a".repeat(63);
        assertThat(DomainNames.ascii(longest + ".example")).isPresent();
        assertThat(DomainNames.ascii("a" + longest + ".example")).isEmpty();
        assertThat(DomainNames.ascii("ü".repeat(60) + ".example"))
                .as("63 in Unicode, more in ASCII")
                .isEmpty();
        String name = String.join(".", longest, longest, longest, "a".repeat(61));
        assertThat(name).hasSize(253);
        assertThat(DomainNames.ascii(name)).contains(name);
        assertThat(DomainNames.ascii(name + "a")).isEmpty();
    }
}
