package io.postrider.delivery;

import io.postrider.access.Problem;
import io.postrider.content.Finding;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A test mail that was not sent, with the reason; each reason is a problem type of its own. */
public class TestRefused extends Problem {

    private TestRefused(HttpStatus status, String name, String detail) {
        super(status, name, detail);
    }

    static TestRefused noTemplate(String key) {
        return new TestRefused(HttpStatus.NOT_FOUND, "template-not-found", "No template has the key " + key + ".");
    }

    static TestRefused noVariant(List<String> variants) {
        String known = variants.isEmpty() ? "it has none" : "it has " + String.join(", ", variants);
        return new TestRefused(
                HttpStatus.UNPROCESSABLE_ENTITY, "unknown-variant", "The template has no such variant; " + known + ".");
    }

    static TestRefused noContact() {
        return new TestRefused(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "unknown-contact",
                "as is neither the id nor the address of a contact.");
    }

    /** The findings stand in the problem, under {@code findings}. */
    static TestRefused broken(String key, List<Finding> findings, List<String> errors) {
        TestRefused refused = new TestRefused(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "broken-template",
                "The template " + key + " made no mail: " + String.join("; ", errors));
        refused.getBody().setProperty("findings", findings);
        return refused;
    }

    static TestRefused stopped(String sentence) {
        return new TestRefused(HttpStatus.CONFLICT, "sending-stopped", "Nothing is sent now: " + sentence + ".");
    }

    static TestRefused suppressed(String reason) {
        return new TestRefused(
                HttpStatus.CONFLICT, "suppressed-address", "Nothing is sent to this address: " + reason + ".");
    }

    static TestRefused tooMany(int perMinute) {
        TestRefused refused = new TestRefused(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-tests",
                "At most " + perMinute + " tests are sent in a minute; try again in one.");
        refused.getHeaders().set("Retry-After", "60");
        return refused;
    }

    static TestRefused notTaken(String why) {
        return new TestRefused(HttpStatus.BAD_GATEWAY, "test-not-taken", "The test was not sent: " + why + ".");
    }
}
