package io.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTests {

    @Test
    void startsEveryLink() {
        assertThat(AccessConfiguration.parse("https://mail.example.com/").of("/c/x"))
                .isEqualTo("https://mail.example.com/c/x");
        assertThat(AccessConfiguration.parse("http://localhost:8080/post/").of("/c/x"))
                .isEqualTo("http://localhost:8080/post/c/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "ftp://example.com",
                "https://u:p@example.com",
                "https://e.com/?x",
                "https://"
            })
    void refusesWhatNoLinkCanStartWith(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessConfiguration.parse(url))
                .withMessageContaining("POSTRIDER_PUBLIC_URL");
    }
}
