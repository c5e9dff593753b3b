package io.postrider.integrations.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.integrations.hooks.Signature.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs of calls, by published vectors where there are any. */
class SignatureTests {

    private static final String BODY = "{\"id\":1}";

    /** RFC 4231, test case 2. */
    @Test
    void computesTheHmacOfTheStandard() {
        assertThat(HexFormat.of().formatHex(Signature.hmac("Jefe", bytes("what do ya want for nothing?"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    /** The values GitHub publishes for testing an implementation ("Validating webhook deliveries"). */
    @Test
    void provesThePublishedVectorOfGitHub() {
        Signature github = new Signature(Scheme.HMAC, "X-Hub-Signature-256", "hex", "sha256=");
        String said = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        assertThat(proves(github, Map.of("X-Hub-Signature-256", said), "Hello, World!", "It's a Secret to Everybody"))
                .isTrue();
        assertThat(proves(github, Map.of("X-Hub-Signature-256", said), "Hello, World", "It's a Secret to Everybody"))
                .isFalse();
        assertThat(proves(github, Map.of("X-Hub-Signature-256", said), "Hello, World!", "It's a secret to Everybody"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "====", "AAAA", "sha256=", "\u00e4", "null"})
    void provesNothingByWhatIsNoSignature(String said) {
        Signature shopify = new Signature(Scheme.HMAC, "S", "base64", "");
        assertThat(proves(shopify, Map.of("S", said), BODY, "secret")).isFalse();
        assertThat(proves(shopify, Map.of(), BODY, "secret")).isFalse();
        Signature stripe = new Signature(Scheme.STRIPE, "S", "hex", "");
        assertThat(proves(stripe, Map.of("S", said), BODY, "secret")).isFalse();
        Signature bearer = new Signature(Scheme.BEARER, "Authorization", "base64", "Bearer ");
        assertThat(proves(bearer, Map.of("Authorization", "Bearer " + said), BODY, "secret"))
                .isFalse();
        assertThat(proves(bearer, Map.of("Authorization", "secret"), BODY, "secret"))
                .isFalse();
    }

    @Test
    void takesOneOfSeveralSignaturesOfStripeAndNeverItsTestScheme() {
        Signature stripe = new Signature(Scheme.STRIPE, "Stripe-Signature", "hex", "");
        String hex = HexFormat.of().formatHex(Signature.hmac("whsec_1", bytes("1492774577." + BODY)));
        assertThat(proves(stripe, Map.of("Stripe-Signature", "t=1492774577,v1=00,v1=" + hex), BODY, "whsec_1"))
                .isTrue();
        assertThat(proves(stripe, Map.of("Stripe-Signature", "t=1492774577,v0=" + hex), BODY, "whsec_1"))
                .isFalse();
        assertThat(proves(stripe, Map.of("Stripe-Signature", "t=1492774578,v1=" + hex), BODY, "whsec_1"))
                .as("the time is signed")
                .isFalse();
        assertThat(proves(stripe, Map.of("Stripe-Signature", "v1=" + hex), BODY, "whsec_1"))
                .isFalse();
    }

    @Test
    void holdsHubSpotToMethodAddressBodyAndTime() {
        Signature hubspot = new Signature(Scheme.HUBSPOT, "X-HubSpot-Signature-v3", "base64", "");
        String text = "POST" + "https://mail.example/hooks/x" + BODY + "1700000000000";
        String said = Base64.getEncoder().encodeToString(Signature.hmac("client-secret", bytes(text)));
        Map<String, String> headers =
                Map.of("X-HubSpot-Signature-v3", said, "X-HubSpot-Request-Timestamp", "1700000000000");
        assertThat(proves(hubspot, headers, BODY, "client-secret")).isTrue();
        assertThat(hubspot.proof(call(headers, BODY)).signedAtMillis()).isEqualTo(1_700_000_000_000L);
        assertThat(proves(hubspot, Map.of("X-HubSpot-Signature-v3", said), BODY, "client-secret"))
                .isFalse();
    }

    private static boolean proves(Signature signature, Map<String, String> headers, String body, String secret) {
        return signature.proves(signature.proof(call(headers, body)), secret);
    }

    private static Call call(Map<String, String> headers, String body) {
        return new Call("https://mail.example/hooks/x", headers::get, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
