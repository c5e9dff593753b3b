package io.postrider.integrations.exports;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.postrider.support.TestDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

/** What a bucket is asked for, and what is said when it refuses. */
class S3StoreTests {

    private static final String SECRET = "a-secret-nobody-may-read";
    private static final String NAME = "2026-11-25/run-7/contacts-2026-11-25-7-0001.ndjson.gz";
    private static final String ADDRESS = "/warehouse/postrider/" + NAME;

    private final WireMockServer bucket = new WireMockServer(wireMockConfig().dynamicPort());
    private S3Store store;
    private Path file;

    @BeforeEach
    void aBucket() throws Exception {
        bucket.start();
        store = new S3Store(settings(bucket.port(), Duration.ofSeconds(30)));
        file = Files.writeString(TestDatabase.directory().resolve("file"), "lines");
    }

    @AfterEach
    void gone() {
        store.close();
        bucket.stop();
    }

    static S3Settings settings(int port, Duration timeout) {
        return new S3Settings(
                "warehouse",
                "postrider/",
                URI.create("http://127.0.0.1:" + port),
                "eu-central-1",
                true,
                "AKIDEXAMPLE",
                SECRET,
                timeout);
    }

    @Test
    void putsAFileUnderItsNameSignedAndWithItsDigest() throws Exception {
        bucket.stubFor(put(urlEqualTo(ADDRESS)).willReturn(aResponse().withStatus(200)));
        store.put(NAME, file);
        byte[] md5 = MessageDigest.getInstance("MD5").digest("lines".getBytes());
        bucket.verify(
                1,
                putRequestedFor(urlEqualTo(ADDRESS))
                        .withHeader(
                                "Authorization",
                                matching("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/.*/eu-central-1/s3/.*"))
                        .withHeader(
                                "Content-MD5",
                                matching(java.util.regex.Pattern.quote(
                                        Base64.getEncoder().encodeToString(md5))))
                        .withoutHeader("x-amz-trailer")
                        .withRequestBody(matching("lines")));
        bucket.stubFor(delete(urlEqualTo(ADDRESS)).willReturn(aResponse().withStatus(204)));
        store.delete(NAME);
        bucket.verify(1, deleteRequestedFor(urlEqualTo(ADDRESS)));
    }

    @Test
    void aStoreThatIsBusyForAMomentIsAskedAgain() {
        bucket.stubFor(put(urlEqualTo(ADDRESS))
                .inScenario("busy")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("free"));
        bucket.stubFor(put(urlEqualTo(ADDRESS))
                .inScenario("busy")
                .whenScenarioStateIs("free")
                .willReturn(aResponse().withStatus(200)));
        store.put(NAME, file);
        bucket.verify(2, putRequestedFor(urlEqualTo(ADDRESS)).withRequestBody(matching("lines")));
    }

    @Test
    void aRefusalIsASentenceWithoutSecrets() {
        bucket.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(403)
                        .withBody("<Error><Code>AccessDenied</Code><Message>no, AKIDEXAMPLE</Message></Error>")));
        assertThatThrownBy(() -> store.put(NAME, file))
                .isInstanceOf(NotStored.class)
                .hasMessage("The store did not take " + NAME + ": it answered 403 AccessDenied.");
        bucket.verify(1, putRequestedFor(anyUrl()));
    }

    @Test
    void aBrokenOrMissingConnectionIsASentence() {
        bucket.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(() -> store.put(NAME, file))
                .isInstanceOf(NotStored.class)
                .hasMessageStartingWith("The store did not take " + NAME + ": ")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @Timeout(20)
    void aStoreThatHangsIsLeftAndTheThreadIsAsItWas() {
        bucket.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(60_000)));
        S3Store impatient = new S3Store(settings(bucket.port(), Duration.ofSeconds(1)));
        assertThatThrownBy(() -> impatient.put(NAME, file))
                .isInstanceOf(NotStored.class)
                .hasMessageStartingWith("The store did not take " + NAME + ": ");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        impatient.close();
    }

    @Test
    void nothingThatIsPrintedHoldsTheKey() {
        S3Settings settings = settings(1, Duration.ofSeconds(1));
        assertThat(settings.toString()).doesNotContain(SECRET).doesNotContain("AKIDEXAMPLE");
        assertThat(store.name()).isEqualTo("s3://warehouse/postrider/ at 127.0.0.1");
    }

    @Test
    void halfASetUpIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new S3Settings("warehouse", "", null, "r", false, "", "", Duration.ofSeconds(1)))
                .hasMessageContaining("access-key");
        ExportSettings folder = new ExportSettings("/somewhere", LocalTime.NOON, DataSize.ofMegabytes(1), null, false);
        assertThatThrownBy(() -> new Destination(folder, settings(1, Duration.ofSeconds(1))))
                .hasMessageContaining("not to both");
        ExportSettings none = new ExportSettings("", LocalTime.NOON, DataSize.ofMegabytes(1), null, false);
        S3Settings noBucket = new S3Settings("", "", null, "r", false, "", "", Duration.ofSeconds(1));
        Destination off = new Destination(none, noBucket);
        assertThat(off.store()).isEmpty();
        assertThatThrownBy(() -> new Exports(null, null, off, null).ask(false, "test"))
                .isInstanceOf(ExportsOff.class)
                .hasMessageContaining("POSTRIDER_EXPORTS_DIRECTORY");
    }
}
