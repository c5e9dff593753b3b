package io.postrider.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.smtp.Outcome.Accepted;
import io.postrider.delivery.smtp.Outcome.NoConnection;
import io.postrider.delivery.smtp.TlsSmtpServer.Offer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS as POSTRIDER_SMTP_URL promises it, against a server that speaks it. */
class TlsTests {

    private final FarAwaySockets sockets = new FarAwaySockets();

    @ParameterizedTest
    @ValueSource(strings = {"smtp://127.0.0.1:%d", "smtp://127.0.0.1:%d?starttls=required", "smtp://localhost:%d"})
    void usesTlsWhenItIsOffered(String url) throws Exception {
        try (var server = new TlsSmtpServer(Offer.STARTTLS)) {
            assertThat(send(url, server)).isInstanceOf(Accepted.class);
            assertThat(server.heard).containsExactly("TLS from", "TLS mail");
        }
    }

    @Test
    void sendsInPlainWhereTlsIsNeitherOfferedNorRequired() throws Exception {
        try (var server = new TlsSmtpServer(Offer.PLAIN)) {
            assertThat(send("smtp://mail.shop.example:%d", server)).isInstanceOf(Accepted.class);
            assertThat(server.heard).containsExactly("PLAIN from", "PLAIN mail");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp://127.0.0.1:%d?starttls=required", "smtp://mail.shop.example:%d?starttls=required"})
    void sendsNothingWhereTlsIsRequiredAndNotOffered(String url) throws Exception {
        try (var server = new TlsSmtpServer(Offer.PLAIN)) {
            assertThat(why(send(url, server)))
                    .endsWith("offers no TLS (STARTTLS), and ?starttls=required insists on it");
            assertThat(server.heard).isEmpty();
        }
    }

    @Test
    void neverLogsInWithoutTlsExceptOnThisMachine() throws Exception {
        try (var server = new TlsSmtpServer(Offer.PLAIN)) {
            assertThat(why(send("smtp://u:p@mail.shop.example:%d", server)))
                    .endsWith("offers no TLS (STARTTLS), and a login never travels without");
            assertThat(server.heard).isEmpty();

            assertThat(send("smtp://u:p@127.0.0.1:%d", server)).isInstanceOf(Accepted.class);
            assertThat(server.heard).containsExactly("PLAIN login u:p", "PLAIN from", "PLAIN mail");
        }
    }

    @Test
    void logsInOverTls() throws Exception {
        try (var server = new TlsSmtpServer(Offer.IMPLICIT)) {
            assertThat(send("smtps://u:p@127.0.0.1:%d", server)).isInstanceOf(Accepted.class);
            assertThat(server.heard).containsExactly("TLS login u:p", "TLS from", "TLS mail");
        }
        try (var server = new TlsSmtpServer(Offer.STARTTLS)) {
            assertThat(send("smtp://u:p@127.0.0.1:%d", server)).isInstanceOf(Accepted.class);
            assertThat(server.heard).containsExactly("TLS login u:p", "TLS from", "TLS mail");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp://u:p@mail.shop.example:%d", "smtp://mail.shop.example:%d?starttls=required"})
    void refusesACertificateNobodyVouchesForWhereTlsIsAMust(String url) throws Exception {
        try (var server = new TlsSmtpServer(Offer.STARTTLS)) {
            assertThat(why(send(url, server))).contains("certificate").contains("is not trusted");
            assertThat(server.heard).isEmpty();
        }
        try (var server = new TlsSmtpServer(Offer.IMPLICIT)) {
            assertThat(why(send("smtps://mail.shop.example:%d", server))).contains("is not trusted");
            assertThat(server.heard).isEmpty();
        }
    }

    /** What could be read in the clear anyway may as well be encrypted for a stranger. */
    @Test
    void takesAnyCertificateWhereTlsIsOpportunistic() throws Exception {
        try (var server = new TlsSmtpServer(Offer.STARTTLS)) {
            assertThat(send("smtp://relay.shop.example:%d", server)).isInstanceOf(Accepted.class);
            assertThat(server.heard).containsExactly("TLS from", "TLS mail");
        }
    }

    @Test
    void takesAPrivateAuthoritysCertificateFromTheTrustStoreButOnlyForItsName() throws Exception {
        try (var starttls = new TlsSmtpServer(Offer.STARTTLS);
                var implicit = new TlsSmtpServer(Offer.IMPLICIT)) {
            List<String> outcomes = trusting(
                    "smtp://u:p@mail.shop.example:" + starttls.port(),
                    "smtps://u:p@mail.shop.example:" + implicit.port(),
                    "smtp://u:p@other.shop.example:" + starttls.port(),
                    "smtps://u:p@other.shop.example:" + implicit.port());

            assertThat(outcomes).hasSize(4);
            assertThat(outcomes.subList(0, 2)).allMatch(outcome -> outcome.startsWith("Accepted"));
            assertThat(outcomes.subList(2, 4))
                    .allMatch(outcome -> outcome.startsWith("NoConnection") && outcome.contains("is not trusted"));
            assertThat(starttls.heard).containsExactly("TLS login u:p", "TLS from", "TLS mail");
            assertThat(implicit.heard).containsExactly("TLS login u:p", "TLS from", "TLS mail");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    void waitsForNobodysAcknowledgementUnderTls(String scheme) throws Exception {
        try (var server = new TlsSmtpServer(scheme.equals("smtps") ? Offer.IMPLICIT : Offer.STARTTLS)) {
            assertThat(send(scheme + "://127.0.0.1:%d", server)).isInstanceOf(Accepted.class);
            assertThat(server.heard).contains("TLS mail");
            assertThat(sockets.noDelayAtClose).isTrue();
        }
    }

    private Outcome send(String url, TlsSmtpServer server) throws Exception {
        return TrustingSender.send(url.formatted(server.port()), sockets);
    }

    private static String why(Outcome outcome) {
        assertThat(outcome).isInstanceOf(NoConnection.class);
        return ((NoConnection) outcome).why();
    }

    private static List<String> trusting(String... urls) throws Exception {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + TestCertificate.keyStore(),
                "-Djavax.net.ssl.trustStorePassword=" + TestCertificate.PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                TrustingSender.class.getName()));
        command.addAll(List.of(urls));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().filter(line -> !line.isBlank()).toList();
    }
}
