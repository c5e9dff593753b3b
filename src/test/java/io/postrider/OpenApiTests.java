package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postrider.contacts.ContactId;
import io.postrider.delivery.Email;
import io.postrider.delivery.Outbox;
import io.postrider.events.Origin;
import io.postrider.support.GeneratedFile;
import io.postrider.support.OnH2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The API's document is committed, current, and its examples run. */
@OnH2
class OpenApiTests {

    /** They take or give tables, not JSON; {@code ContactImportsEndpointTests} asks them. */
    private static final Set<String> TABLES =
            Set.of("POST /api/contact-imports", "GET /api/contact-imports/{id}/errors", "GET /api/contacts/export");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Autowired
    TestRestTemplate http;

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Test
    void documentIsCurrent() throws Exception {
        Object sorted = json.treeToValue(document(), Object.class);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        GeneratedFile.at("src/docs/openapi.json").says(json.writer(printer).writeValueAsString(sorted) + "\n");
    }

    @Test
    void documentsTheContract() {
        assertThat(document().get("paths").fieldNames())
                .toIterable()
                .contains(
                        "/api/contacts",
                        "/api/contacts/{id}",
                        "/api/contacts/{id}/timeline",
                        "/api/events",
                        "/api/journeys",
                        "/api/journeys/{key}/enrolments");
    }

    @Test
    void everyRequestBodyHasAnExample() {
        operations().forEach((name, operation) -> {
            if (operation.has("requestBody")) {
                assertThat(exampleOf(operation).isMissingNode())
                        .as("example of " + name)
                        .isFalse();
            }
        });
    }

    @Test
    void everyExampleAnswersAsDocumented() {
        send("POST", "/api/contacts", exampleOf(operations().get("POST /api/contacts")));
        operations().forEach((name, operation) -> {
            String contact = freshContact();
            JsonNode body = exampleOf(operation);
            if (body.has("contactId")) {
                ((ObjectNode) body).put("contactId", contact);
            }
            if (name.endsWith("/merges")) {
                ((ObjectNode) body).put("contact", freshContact());
            }
            String[] methodAndPath = name.split(" ");
            if (TABLES.contains(name)) {
                return;
            }
            ResponseEntity<JsonNode> answer = send(methodAndPath[0], filled(methodAndPath[1], contact), body);
            assertThat(answer.getStatusCode().value())
                    .as("%s: %s", name, answer.getBody())
                    .isBetween(200, 299)
                    .isIn(statesOf(operation));
        });
    }

    @Test
    void theExampleEventsAreAllAccepted() {
        send("POST", "/api/contacts", exampleOf(operations().get("POST /api/contacts")));
        JsonNode answer = send("POST", "/api/events", exampleOf(operations().get("POST /api/events")))
                .getBody();
        assertThat(answer.get("rejected")).isEmpty();
    }

    /** The path with a real journey, a real contact and, where one is named, a real enrolment of hers. */
    private String filled(String path, String contact) {
        String filled = path.replace("{key}", "welcome-series")
                .replace("{switch}", "template:autumn-sale")
                .replace("{template}", "welcome-thanks");
        if (filled.startsWith("/api/mails/{mail}")) {
            return filled.replace("{mail}", Long.toString(freshMail(contact, filled.endsWith("/resolutions"))));
        }
        if (filled.matches(".*/enrolments/\\{\\w+}.*")) {
            JsonNode enrolment = json.createObjectNode().put("contactId", contact);
            String id = idIn(send("POST", "/api/journeys/welcome-series/enrolments", enrolment));
            filled = filled.replaceFirst("enrolments/\\{\\w+}", "enrolments/" + id);
        }
        if (filled.matches("/api/(users|keys)/\\{\\w+}")) {
            return filled.replaceFirst("\\{\\w+}", freshUserOrKey(filled.substring(0, filled.lastIndexOf('/'))));
        }
        if (path.startsWith("/api/webhooks/{webhook}")) {
            JsonNode added = send(
                            "POST", "/api/webhooks", exampleOf(operations().get("POST /api/webhooks")))
                    .getBody();
            return path.replace("{webhook}", added.at("/webhook/id").asText());
        }
        if (path.endsWith("/tags/{tag}")) {
            return path.replace("{id}", contact).replace("{tag}", "wholesale");
        }
        if (path.startsWith("/api/companies/{company}")) {
            String company =
                    idIn(send("POST", "/api/companies", exampleOf(operations().get("POST /api/companies"))));
            return path.replace("{company}", company).replace("{id}", contact);
        }
        if (path.equals("/api/attributes/{attribute}")) {
            return "/api/attributes/" + freshAttribute();
        }
        if (path.equals("/api/products/{product}")) {
            send("POST", "/api/products", exampleOf(operations().get("POST /api/products")));
            return "/api/products/assam-250";
        }
        if (path.equals("/api/coupon-pools/{pool}/codes")) {
            send("PUT", "/api/coupon-pools/welcome-10", exampleOf(operations().get("PUT /api/coupon-pools/{pool}")));
            return "/api/coupon-pools/welcome-10/codes";
        }
        if (path.equals("/api/coupon-pools/{pool}")) {
            return "/api/coupon-pools/welcome-10";
        }
        if (path.equals("/api/write-keys/{writeKey}")) {
            return "/api/write-keys/"
                    + send("POST", "/api/write-keys", exampleOf(operations().get("POST /api/write-keys")))
                            .getBody()
                            .get("key")
                            .asText();
        }
        if (path.equals("/api/site-forms/{form}")) {
            send("PUT", "/api/site-forms/autumn", exampleOf(operations().get("PUT " + path)));
            return "/api/site-forms/autumn";
        }
        if (path.startsWith("/api/hooks/{source}")) {
            return path.replace("{source}", "shopify");
        }
        if (path.equals("/api/purposes/{purpose}")) {
            return "/api/purposes/workshops";
        }
        if (path.startsWith("/api/connections/{name}")) {
            // Nobody is asked: the check of this test finds nothing at the address, which is an answer, too.
            JsonNode shop = json.createObjectNode()
                    .put("kind", "shopify")
                    .set(
                            "settings",
                            json.createObjectNode()
                                    .put("address", "http://127.0.0.1:9")
                                    .put("token", "shpat_0123456789abcdef"));
            send("PUT", "/api/connections/tea-shop", shop);
            return path.replace("{name}", "tea-shop").replace("{task}", "back-fill");
        }
        if (path.startsWith("/api/contact-imports/{id}")) {
            String id = uploaded();
            if (path.endsWith("/undo")) {
                send("DELETE", "/api/contact-imports/" + id, MissingNode.getInstance());
            }
            return path.replace("{id}", id);
        }
        if (path.equals("/api/erasures/{proof}")) {
            return "/api/erasures/" + erased(freshContact());
        }
        if (path.equals("/api/segments/ready-made/{key}")) {
            return "/api/segments/ready-made/engaged";
        }
        if (path.startsWith("/api/segments/{key}")) {
            send("PUT", "/api/segments/tea-drinkers", exampleOf(operations().get("PUT /api/segments/{key}")));
            return path.replace("{key}", "tea-drinkers");
        }
        if (path.equals("/api/questions/{key}")) {
            send("PUT", "/api/questions/why-quiet", exampleOf(operations().get("PUT " + path)));
            return "/api/questions/why-quiet";
        }
        if (filled.equals("/api/suppressions/{id}")) {
            String email = "typo-" + UUID.randomUUID() + "@example.net";
            send(
                    "POST",
                    "/api/suppressions",
                    json.createObjectNode()
                            .set(
                                    "suppressions",
                                    json.createArrayNode()
                                            .add(json.createObjectNode().put("email", email))));
            JsonNode found = send("GET", "/api/suppressions?email=" + email, json.missingNode())
                    .getBody();
            return "/api/suppressions/" + found.at("/items/0/id").asText() + "?reason=it+was+a+typo";
        }
        if (filled.equals("/api/event-names/{name}")) {
            return filled.replace("{name}", knownEventName());
        }
        if (filled.startsWith("/api/dkim-keys/{")) {
            ObjectNode body = exampleOf(operations().get("POST /api/dkim-keys")).deepCopy();
            body.put("selector", "fresh-" + UUID.randomUUID());
            return filled.replaceFirst("\\{\\w+}", idIn(send("POST", "/api/dkim-keys", body)));
        }
        return filled.replace("{domain}", "fernandkettle.example").replaceFirst("\\{\\w+}", contact);
    }

    private String freshAttribute() {
        String name = "a" + UUID.randomUUID().toString().replace("-", "_");
        send("PUT", "/api/attributes/" + name, exampleOf(operations().get("PUT /api/attributes/{attribute}")));
        return name;
    }

    /** The proof that somebody was erased. */
    private String erased(String contact) {
        String proof = send("DELETE", "/api/contacts/" + contact, json.missingNode())
                .getHeaders()
                .getLocation()
                .getPath();
        return proof.substring(proof.lastIndexOf('/') + 1);
    }

    /** Names are written down every ten seconds; this one is as if it had been. */
    private String knownEventName() {
        String name = "made-" + UUID.randomUUID();
        jdbc.sql("insert into event_schema (name, path, kinds, first_seen, last_seen)"
                        + " values (?, '', 'OBJECT', current_timestamp, current_timestamp)")
                .param(name)
                .update();
        return name;
    }

    private String freshUserOrKey(String path) {
        ObjectNode body = exampleOf(operations().get("POST " + path)).deepCopy();
        body.put("name", "fresh-" + UUID.randomUUID());
        JsonNode made = send("POST", path, body).getBody();
        return made.path("id").asText(body.get("name").asText());
    }

    /** One nobody knows the fate of, or one that was deferred. */
    private long freshMail(String contact, boolean unknown) {
        long mail = outbox.enqueue(new Email(
                        "example:" + UUID.randomUUID(),
                        ContactId.of(contact),
                        "transactional",
                        "welcome-thanks",
                        null,
                        Map.of(),
                        Origin.NONE,
                        Email.Moment.NOW,
                        true,
                        0))
                .id()
                .value();
        jdbc.sql("update outbox set state = ? where id = ?")
                .params(unknown ? "UNKNOWN" : "DEFERRED", mail)
                .update();
        return mail;
    }

    private String freshContact() {
        ObjectNode contact = exampleOf(operations().get("POST /api/contacts")).deepCopy();
        contact.put("email", UUID.randomUUID() + "@example.org").remove("externalId");
        return idIn(send("POST", "/api/contacts", contact));
    }

    private static String idIn(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s", answer.getBody())
                .isTrue();
        return answer.getBody().get("id").asText();
    }

    /** The operations as {@code POST /api/contacts}, in alphabetical order. */
    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document().get("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(operation -> operations.put(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue())));
        return operations;
    }

    private static List<Integer> statesOf(JsonNode operation) {
        List<Integer> states = new ArrayList<>();
        operation.get("responses").fieldNames().forEachRemaining(status -> {
            if (!status.equals("default")) {
                states.add(Integer.valueOf(status));
            }
        });
        return states;
    }

    private static JsonNode exampleOf(JsonNode operation) {
        return operation.at("/requestBody/content/application~1json/example");
    }

    private JsonNode document() {
        return send("GET", "/api/openapi.json", MissingNode.getInstance()).getBody();
    }

    /** A file as its example mapping wants it. */
    private String uploaded() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("test-key");
        headers.setContentType(MediaType.parseMediaType("text/csv"));
        String file = "E-Mail,Vorname,Punkte,Newsletter seit\nfile@example.org,Ada,7,2024-01-01\n";
        return idIn(http.exchange(
                "/api/contact-imports", HttpMethod.POST, new HttpEntity<>(file, headers), JsonNode.class));
    }

    private ResponseEntity<JsonNode> send(String method, String path, JsonNode body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("test-key");
        headers.setContentType(MediaType.APPLICATION_JSON);
        HttpEntity<Object> request = new HttpEntity<>(body.isMissingNode() ? null : body, headers);
        return http.exchange(path, HttpMethod.valueOf(method), request, JsonNode.class);
    }
}
