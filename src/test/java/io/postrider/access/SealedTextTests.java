package io.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets a copy of the database does not give away. */
class SealedTextTests {

    private final SealedText sealing = new SealedText("a secret of at least thirty-two characters");

    @Test
    void opensWhatItSealedAndNothingOfItCanBeReadBefore() {
        String sealed = sealing.seal("dkim:shop.example:k1", "private grüße");
        assertThat(sealed).startsWith("v1.").doesNotContain("private");
        assertThat(sealing.open("dkim:shop.example:k1", sealed)).contains("private grüße");
        assertThat(sealing.seal("dkim:shop.example:k1", "private grüße"))
                .as("a nonce of its own each time")
                .isNotEqualTo(sealed);
        assertThat(sealing.open("k", sealing.seal("k", ""))).contains("");
    }

    @Test
    void opensNothingOfAnotherSecretOrKind() {
        String sealed = sealing.seal("dkim:shop.example:k1", "private");
        assertThat(new SealedText("another secret of more than 32 characters").open("dkim:shop.example:k1", sealed))
                .isEmpty();
        assertThat(sealing.open("dkim:shop.example:k2", sealed)).isEmpty();
    }

    @Test
    void noticesEveryChangedCharacter() {
        // 36 bytes: no bit of its last character is spare.
        String sealed = sealing.seal("k", "private!");
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(sealing.open("k", changed)).as("character %s", i).isEmpty();
            assertThat(sealing.open("k", sealed.substring(0, i))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1.", "v1.AAAA", "v2.AAAA", "v1.!", "private"})
    void opensNoRubbish(String text) {
        assertThat(sealing.open("k", text)).isEmpty();
    }
}
