package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in the form in which SMTP takes them. */
class AddressesTests {

    @Test
    void writesDomainsOfEveryScriptInAscii() {
        assertThat(Addresses.recipient("Juergen.no@faß.de").getAddress()).isEqualTo("Juergen.no@xn--fa-hia.de");
        assertThat(Addresses.recipient("Ada@EXAMPLE.org").getAddress()).isEqualTo("Ada@example.org");
        assertThat(Addresses.domain(Addresses.sender("Köln <hallo@köln.example>")))
                .isEqualTo("xn--kln-sna.example");
    }

    /** Whether it can be mailed is up to the mail server (RFC 6531). */
    @Test
    void keepsLettersBeforeTheAt() {
        assertThat(Addresses.recipient("ädä@köln.example").getAddress()).isEqualTo("ädä@xn--kln-sna.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "@example.org", "ada@", "ada@a..b", "ada@xn--a.example", "ada@[192.0.2.1]"})
    void refusesWhatNoServerTakesAndNeverRepeatsIt(String address) {
        assertThatThrownBy(() -> Addresses.recipient(address))
                .isInstanceOf(Addresses.Unusable.class)
                .hasMessageNotContaining(address);
    }
}
