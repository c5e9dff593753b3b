package io.postrider.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A subscriber of the story: what she does, and what the server knows of her. */
record Reader(String email, LivingServer server, Mailbox mailbox) {

    private static final String SERIES = "/api/journeys/welcome-series/enrolments";

    /** She fills in the public form and confirms by the button behind the link in the mail. */
    void signsUpOnThePage() {
        String form = server.url() + "/signup";
        Http.Answer thanks = Form.on(anybody().get("/signup").body(), form)
                .with("email", email)
                .send(anybody());
        expect(thanks, 2, 3);
        String link = letter(1).link("/confirm/");
        expect(Form.on(anybody().get(link).body(), link).send(anybody()), 2, 3);
    }

    /** An app tells that she agreed. */
    void agreesInTheShop() {
        Map<String, Object> proof =
                Map.of("source", "shop checkout", "at", Instant.now().toString());
        Map<String, Object> consent = Map.of("purpose", "newsletter", "status", "granted", "proof", proof);
        expect(app().post("/api/contacts", Map.of("email", email, "consents", List.of(consent))), 2, 2);
    }

    void orders() {
        Map<String, Object> event = Map.of(
                "id",
                "order-" + email,
                "name",
                "order.placed",
                "contact",
                Map.of("email", email),
                "properties",
                Map.of("orderId", email, "currency", "GBP", "totalMinor", 4_200));
        expect(app().post("/api/events", Map.of("events", List.of(event))), 2, 2);
    }

    /** Her mail program's own unsubscribe button (RFC 8058): no cookie, no page. */
    Http.Answer unsubscribesByOneClick(Letter letter) {
        return anybody().postForm(letter.oneClick(), Map.of("List-Unsubscribe", "One-Click"));
    }

    void clicks(Letter letter) {
        expect(anybody().get(letter.link("/c/")), 2, 3);
    }

    Letter letter(int n) {
        return mailbox.await(email, n, server::runs);
    }

    List<Letter> letters() {
        return mailbox.of(email);
    }

    String id() {
        JsonNode items = app().get("/api/contacts?email=" + email.replace("+", "%2B"))
                .json()
                .get("items");
        return items.get(0).get("id").asText();
    }

    List<JsonNode> timeline() {
        return items("/api/contacts/" + id() + "/timeline?limit=100");
    }

    List<String> timelineNames() {
        return timeline().stream().map(item -> item.get("name").asText()).toList();
    }

    /** The state of her run through the welcome series. */
    String enrolmentState() {
        String id = id();
        return items(SERIES + "?limit=100").stream()
                .filter(item -> item.get("contactId").asText().equals(id))
                .map(item -> item.get("state").asText())
                .findFirst()
                .orElse("none");
    }

    Http app() {
        return Http.withKey(server.url(), LivingServer.API_KEY);
    }

    Http anybody() {
        return Http.anonymous(server.url());
    }

    private List<JsonNode> items(String path) {
        JsonNode items = app().get(path).json().get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static void expect(Http.Answer answer, int fromHundred, int toHundred) {
        int hundred = answer.status() / 100;
        if (hundred < fromHundred || hundred > toHundred) {
            throw new AssertionError(answer.status() + ": " + answer.body());
        }
    }
}
