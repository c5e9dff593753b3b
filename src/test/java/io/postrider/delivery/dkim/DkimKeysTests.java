package io.postrider.delivery.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.access.AuditLog;
import io.postrider.access.SealedText;
import io.postrider.delivery.dkim.DkimKey.State;
import io.postrider.delivery.dns.LoopbackDns;
import io.postrider.support.Api;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The life of the keys mail is signed with, on both databases. */
class DkimKeysTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {
        @Autowired
        DkimKeyTable table;

        @Autowired
        SealedText sealing;

        @Autowired
        DkimKeys.Deeds deeds;

        @Autowired
        DkimSignatures production;

        @Autowired
        AuditLog audit;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        TestRestTemplate http;

        private final String domain = "d" + UUID.randomUUID() + ".example";
        private final LoopbackDns world = new LoopbackDns();
        private final MovableMachine machine = new MovableMachine();
        private DkimSignatures here;
        private DkimSignatures otherNode;
        private DkimKeys keys;

        @BeforeEach
        void start() {
            here = node(sealing);
            otherNode = node(sealing);
            keys = new DkimKeys(table, sealing, here, world.dns(), deeds);
        }

        @AfterEach
        void stop() {
            world.close();
        }

        @Test
        void rotatesOnEveryNodeWhileReceiversAcceptBothKeys() throws Exception {
            assertThat(signer(here)).as("no key yet").isNull();
            assertThat(signer(otherNode)).isNull();
            DkimKey first = published(keys.add(domain, "first", null, "rosie"));
            assertThat(first.state()).isEqualTo(State.NEXT);
            assertThat(signer(here)).as("not activated yet").isNull();
            assertThat(keys.activate(first.id(), null, "rosie").state()).isEqualTo(State.ACTIVE);
            assertThat(signer(here)).isEqualTo("first");
            assertThat(signer(otherNode)).as("knows what it read before").isNull();
            machine.pass(4);
            assertThat(signer(otherNode)).isEqualTo("first");

            DkimKey second = published(keys.add(domain, "second", null, "rosie"));
            keys.activate(second.id(), null, "rosie");
            assertThat(signer(here)).isEqualTo("second");
            machine.pass(4);
            assertThat(signer(otherNode)).isEqualTo("second");
            assertThat(keys.page(domain, 0, 10))
                    .extracting(DkimKey::state)
                    .containsExactly(State.RETIRED, State.ACTIVE);

            assertThatThrownBy(() -> keys.remove(second.id(), "rosie")).hasMessageContaining("activate another");
            keys.remove(first.id(), "rosie");
            assertThat(keys.page(domain, 0, 10)).extracting(DkimKey::selector).containsExactly("second");
            keys.retire(second.id(), "rosie");
            assertThat(signer(here)).as("unsigned again").isNull();
            assertThat(audit.entries(null, 50))
                    .filteredOn(it -> it.about() != null && it.about().startsWith(domain))
                    .extracting(AuditLog.Entry::what)
                    .containsExactly(
                            "dkim key retired",
                            "dkim key removed",
                            "dkim key activated",
                            "dkim key added",
                            "dkim key activated",
                            "dkim key added");
        }

        @Test
        void activatesNothingTheWorldDoesNotSeeUnlessThereIsAReason() throws Exception {
            DkimKey key = keys.add(domain, "k", null, "rosie");
            assertThatThrownBy(() -> keys.activate(key.id(), " ", "rosie"))
                    .hasMessageContaining("DNS shows no key")
                    .hasMessageContaining(key.recordName())
                    .hasMessageContaining(key.recordValue());
            world.txt(key.recordName(), keys.add(domain, "other", null, "rosie").recordValue());
            assertThatThrownBy(() -> keys.activate(key.id(), null, "rosie")).hasMessageContaining("another key");
            world.without(key.recordName()).failingFor(key.recordName());
            assertThatThrownBy(() -> keys.activate(key.id(), null, "rosie")).hasMessageContaining("could not be asked");
            keys.activate(key.id(), "split DNS", "rosie");
            assertThat(signer(here)).isEqualTo("k");
            assertThat(audit.entries(null, 20)).anyMatch(it -> (domain + " k split DNS").equals(it.about()));
        }

        @Test
        void aKeyCannotBeReadFromItsRowOrSignFromAnother() {
            DkimKey key = keys.add(domain, "k", null, "rosie");
            String row = jdbc.sql("select sealed_private_key from dkim_key where id = :id")
                    .param("id", key.id())
                    .query(String.class)
                    .single();
            assertThat(row).startsWith("v1.").doesNotContain("PRIVATE", "MII");
            DkimKey other = keys.add(domain, "other", null, "rosie");
            jdbc.sql("update dkim_key set sealed_private_key = :row where id = :id")
                    .param("row", row)
                    .param("id", other.id())
                    .update();
            assertThatThrownBy(() -> keys.activate(other.id(), "whatever", "rosie"))
                    .hasMessageContaining("cannot be opened");
        }

        @Test
        void mailWaitsWithASentenceWhileTheKeyCannotBeOpenedAndLeavesWhenItCan() {
            keys.activate(keys.add(domain, "k", null, "rosie").id(), "no DNS here", "rosie");
            DkimSignatures afterChange = node(new SealedText("a new secret of at least thirty-two characters"));
            assertThatThrownBy(() -> afterChange.signature(mail(), domain))
                    .isInstanceOf(DkimSignatures.Unsignable.class)
                    .hasMessageContaining("POSTRIDER_SECRET")
                    .hasMessageContaining(domain);
            assertThat(afterChange.obstacle(domain))
                    .hasValueSatisfying(it -> assertThat(it).contains("activate another key"));
            assertThat(afterChange.obstacle("other.example")).isEmpty();
            assertThat(here.obstacle(domain)).isEmpty();
            keys.retire(keys.page(domain, 0, 1).get(0).id(), "rosie");
            machine.pass(4);
            assertThat(afterChange.signature(mail(), domain)).isEmpty();
        }

        @Test
        void signsForSubdomainsOfItsDomainButNotForNeighbours() {
            keys.activate(keys.add(domain, "k", null, "rosie").id(), "no DNS here", "rosie");
            assertThat(here.signature(mail(), "news." + domain))
                    .hasValueSatisfying(it -> assertThat(it).contains("d=" + domain + ";"));
            assertThat(here.signature(mail(), "x" + domain)).isEmpty();
            assertThat(here.signature(mail(), "example")).isEmpty();
        }

        @Test
        void takesOverAnExistingKey() throws Exception {
            DkimKey key = keys.add(domain, "old", pem(2048), "rosie");
            assertThat(DkimRecord.parse(key.recordValue()).bits()).isEqualTo(2048);
            published(key);
            keys.activate(key.id(), null, "rosie");
            assertThat(signer(here)).isEqualTo("old");
        }

        @Test
        void refusesKeysThatAreShortOrBrokenOrNone() throws Exception {
            String pem = pem(2048);
            for (String bad : List.of(
                    pem(1024),
                    "",
                    "ssh-rsa AAAA",
                    pem.replace("PRIVATE", "RSA PRIVATE"),
                    pem.substring(0, 400) + pem.substring(pem.length() - 27),
                    pem.substring(0, 700) + "AAAAAAAA" + pem.substring(708))) {
                assertThatThrownBy(() -> keys.add(domain, "bad", bad, "rosie"))
                        .isInstanceOf(DkimKeyRefused.class)
                        .hasMessageContaining("privateKey")
                        .hasMessageNotContaining("MII");
            }
            assertThat(keys.page(domain, 0, 1)).isEmpty();
        }

        @Test
        void keepsOneKeyPerSelector() {
            keys.add(domain, "k", null, "rosie");
            assertThatThrownBy(() -> keys.add(domain, "k", null, "rosie")).hasMessageContaining("already");
            assertThat(keys.add(domain, null, null, "rosie").selector()).matches("pr\\d{8}-[0-9a-z]{1,3}");
        }

        @Test
        void isRotatedOverTheApiByAdmins() throws Exception {
            Api api = new Api(http);
            var made = api.post("/api/dkim-keys", json(Map.of("domain", domain.toUpperCase(), "selector", "k")));
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.at("/domain")).isEqualTo(domain);
            assertThat(made.at("/record/name")).isEqualTo("k._domainkey." + domain);
            assertThat(made.at("/record/value")).startsWith("v=DKIM1; k=rsa; p=MII");
            String path = "/api/dkim-keys/" + made.at("/id");
            var refused = api.post(path + "/activation", "{}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("dkim-key-not-published");
            assertThat(api.post(path + "/activation", "{\"reason\":\"no DNS here\"}")
                            .at("/state"))
                    .isEqualTo("active");
            assertThat(production.signature(mail(), domain))
                    .as("at once on this node")
                    .isPresent();
            assertThat(api.delete(path).problem()).isEqualTo("dkim-key-active");
            assertThat(api.post(path + "/retirement", null).at("/state")).isEqualTo("retired");
            var listed = api.get("/api/dkim-keys?limit=1&domain=" + domain);
            assertThat(listed.at("/items/0/state")).isEqualTo("retired");
            assertThat(listed.json().toString()).doesNotContain("private", "sealed", "v1.");
            assertThat(api.delete(path).status()).isEqualTo(204);
            assertThat(api.delete(path).problem()).isEqualTo("dkim-key-not-found");
            assertThat(api.post("/api/dkim-keys/x/activation", "{}").status()).isEqualTo(404);
        }

        @Test
        void saysWhatIsWrongWithARequest() throws Exception {
            Api api = new Api(http);
            for (Map<String, String> body : List.of(
                    Map.of("selector", "k"),
                    Map.of("domain", "localhost"),
                    Map.of("domain", "a b.example"),
                    Map.of("domain", domain, "selector", "-k"),
                    Map.of("domain", domain, "selector", "a.b"),
                    Map.of("domain", domain, "privateKey", "none"))) {
                var answer = api.post("/api/dkim-keys", json(body));
                assertThat(answer.status()).as("%s", body).isEqualTo(422);
                assertThat(answer.problem()).isEqualTo("invalid-dkim-key");
            }
            assertThat(api.get("/api/dkim-keys?after=x").problem()).isEqualTo("invalid-page");
            assertThat(api.get("/api/dkim-keys?limit=0").problem()).isEqualTo("invalid-page");
        }

        private DkimSignatures node(SealedText secret) {
            return new DkimSignatures(table, secret, RsaProvider.JDK, machine);
        }

        private DkimKey published(DkimKey key) {
            world.txt(key.recordName(), key.recordValue());
            return key;
        }

        /** The selector a receiver finds genuine, or null for an unsigned mail. */
        private String signer(DkimSignatures node) throws Exception {
            Map<String, String> records = new HashMap<>();
            keys.page(domain, 0, 10).forEach(it -> records.put(it.recordName(), it.recordValue()));
            var signature = node.signature(mail(), domain);
            if (signature.isEmpty()) {
                return null;
            }
            String signed =
                    "DKIM-Signature: " + signature.get() + "\r\n" + new String(mail(), StandardCharsets.US_ASCII);
            return new Verifier(records)
                    .verify(signed.getBytes(StandardCharsets.US_ASCII))
                    .get(0)
                    .getSelector()
                    .toString();
        }

        private byte[] mail() {
            return ("From: hello@" + domain + "\r\nTo: ada@example.org\r\nSubject: Hi\r\n\r\nHi\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        private static String pem(int bits) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END PRIVATE KEY-----\n";
        }

        private static String json(Map<String, String> body) throws Exception {
            return new ObjectMapper().writeValueAsString(body);
        }
    }

    /** Machine time that passes when the test says so. */
    private static final class MovableMachine extends MachineTime {
        private Instant now = Instant.parse("2025-11-25T08:00:00Z");

        void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant now() {
            return now;
        }
    }
}
