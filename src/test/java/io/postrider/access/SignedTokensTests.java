package io.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignedTokensTests {

    private final SignedTokens tokens = new SignedTokens("a secret of this installation, long enough");

    @Test
    void givesThePayloadBack() {
        String token = tokens.sign("click", "17 https://example.com/?a=b&ü=✓");
        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(tokens.verify("click", token)).contains("17 https://example.com/?a=b&ü=✓");
    }

    @Test
    void takesSeveralKilobytesAndNothingAtAll() {
        String long_ = "x".repeat(8_000);
        assertThat(tokens.verify("click", tokens.sign("click", long_))).contains(long_);
        assertThat(tokens.verify("click", tokens.sign("click", ""))).contains("");
    }

    @Test
    void opensNoDoorOfAnotherKind() {
        assertThat(tokens.verify("unsubscribe", tokens.sign("click", "17"))).isEmpty();
    }

    @Test
    void refusesEveryChangedCharacter() {
        String token = tokens.sign("click", "17 https://example.com/");
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify("click", changed)).as("changed at %d", i).isEmpty();
        }
    }

    @Test
    void refusesOtherSpellingsCutsAndRubbish() {
        String token = tokens.sign("click", "17");
        assertThat(tokens.verify("click", token + "=")).isEmpty();
        assertThat(tokens.verify("click", token + "A")).isEmpty();
        assertThat(tokens.verify("click", token.substring(0, token.length() - 1)))
                .isEmpty();
        assertThat(tokens.verify("click", "")).isEmpty();
        assertThat(tokens.verify("click", null)).isEmpty();
        assertThat(tokens.verify("click", "../../etc/passwd")).isEmpty();
        assertThat(tokens.verify("click", "A".repeat(100_000))).isEmpty();
    }

    @Test
    void refusesWhatAnotherInstallationSigned() {
        SignedTokens others = new SignedTokens("another secret");
        assertThat(tokens.verify("click", others.sign("click", "17"))).isEmpty();
    }
}
