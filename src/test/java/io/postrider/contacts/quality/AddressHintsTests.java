package io.postrider.contacts.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.quality.AddressHint.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be seen of an address alone. */
class AddressHintsTests {

    @ParameterizedTest
    @CsvSource({
        "ada@gmial.com, ada@gmail.com",
        "ada@gmai.com, ada@gmail.com",
        "ada@gmaill.com, ada@gmail.com",
        "ada@gmail.con, ada@gmail.com",
        "ada@hotmial.com, ada@hotmail.com",
        "ada@outlok.com, ada@outlook.com",
        "ada@yaho.com, ada@yahoo.com",
        "ada@iclod.com, ada@icloud.com",
        "ada@shop.example.con, ada@shop.example.com"
    })
    void guessesWhatWasMeant(String typed, String meant) {
        assertThat(AddressHints.betterSpelling(typed)).contains(meant);
        assertThat(AddressHints.of(typed)).extracting(AddressHint::kind).contains(Kind.TYPO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@gmail.com",
                "ada@ymail.com",
                "ada@mail.com",
                "ada@gmx.at",
                "ada@gmx.de",
                "ada@web.de",
                "ada@yahoo.co.uk",
                "ada@example.org",
                "ada@protonmail.com",
                "ada@email.com",
                "ada@free.fr"
            })
    void leavesRightOnesAlone(String address) {
        assertThat(AddressHints.of(address)).isEmpty();
    }

    @Test
    void knowsRolesAndThrowAwayMailboxesAlsoBelowAListedDomain() {
        assertThat(AddressHints.of("info@teahouse.example"))
                .extracting(AddressHint::kind)
                .containsExactly(Kind.ROLE);
        assertThat(AddressHints.of("sales+uk@teahouse.example"))
                .extracting(AddressHint::kind)
                .containsExactly(Kind.ROLE);
        assertThat(AddressHints.of("ada@mailinator.com"))
                .extracting(AddressHint::kind)
                .containsExactly(Kind.DISPOSABLE);
        assertThat(AddressHints.of("ada@sub.mailinator.com"))
                .extracting(AddressHint::kind)
                .containsExactly(Kind.DISPOSABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "a.d.a@gmail.com, ada@gmail.com",
        "ada+tea@googlemail.com, ada@gmail.com",
        "ada+tea@outlook.com, ada@outlook.com",
        "ada-tea@yahoo.com, ada@yahoo.com",
        "a.d.a@outlook.com, a.d.a@outlook.com",
        "ada+tea@example.org, ada+tea@example.org",
        "+tea@gmail.com, +tea@gmail.com"
    })
    void readsAnAddressAsItsProviderDoes(String address, String mailbox) {
        assertThat(LooseSpelling.of(address)).isEqualTo(mailbox);
    }
}
