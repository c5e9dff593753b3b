package io.postrider.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POSTRIDER_SMTP_URL. */
class SmtpServerTests {

    @Test
    void readsUserAndPasswordPercentDecoded() {
        SmtpServer server = SmtpServer.of("smtp://me%40shop.example:p%3Ass%2Fw%20rd+1@mail.example:2525");
        assertThat(server)
                .isEqualTo(new SmtpServer("mail.example", 2525, false, true, "me@shop.example", "p:ss/w rd+1"));
    }

    @Test
    void neverSendsAPasswordWithoutTlsExceptOnThisMachine() {
        assertThat(SmtpServer.of("smtp://u:p@mail.example").tlsRequired()).isTrue();
        assertThat(SmtpServer.of("smtp://u:p@localhost").tlsRequired()).isFalse();
        assertThat(SmtpServer.of("smtp://u:p@127.0.0.1").tlsRequired()).isFalse();
        assertThat(SmtpServer.of("smtp://u:p@[::1]").tlsRequired()).isFalse();
        assertThat(SmtpServer.of("smtp://mail.example").tlsRequired()).isFalse();
        assertThat(SmtpServer.of("smtp://mail.example?starttls=required").tlsRequired())
                .isTrue();
        assertThat(SmtpServer.of("smtps://u:p@mail.example").implicitTls()).isTrue();
    }

    @Test
    void takesTheUsualPorts() {
        assertThat(SmtpServer.of("smtp://mail.example").port()).isEqualTo(25);
        assertThat(SmtpServer.of("smtp://u:p@mail.example").port()).isEqualTo(587);
        assertThat(SmtpServer.of("smtps://mail.example").port()).isEqualTo(465);
    }

    @Test
    void knowsWhatIsOnThisMachine() {
        assertThat(SmtpServer.of("smtp://127.8.8.8").onThisMachine()).isTrue();
        assertThat(SmtpServer.of("smtp://[::1]:25").onThisMachine()).isTrue();
        assertThat(SmtpServer.of("smtp://localhost.example").onThisMachine()).isFalse();
        assertThat(SmtpServer.of("smtp://10.0.0.1").onThisMachine()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example:25",
                "http://u:secret@mail.example",
                "smtp://u:secret@",
                "smtp://u:sec ret@mail.example",
                "smtp://u:secret@mail.example:99999",
                "smtp://u:secret@mail.example/path",
                "smtp://u:secret@mail.example?starttls=maybe",
                "smtp://u:secret#1@mail.example",
                "smtp://secret@mail.example",
                "smtp://u:secret%0d%0aRSET@mail.example"
            })
    void refusesWhatIsNoMailServerWithoutSayingThePassword(String url) {
        assertThatThrownBy(() -> SmtpServer.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("POSTRIDER_SMTP_URL must look like")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void isPrintedWithoutThePassword() {
        assertThat(SmtpServer.of("smtp://u:secret@mail.example").toString()).isEqualTo("mail.example:587");
    }
}
