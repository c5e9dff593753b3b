package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.ContactId;
import io.postrider.content.Templates;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What modules work out about somebody is in her mails, sent and tried out, like anything else known of her. */
class WorkedOutTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        DeliveryFixture the;

        @Autowired
        ComputedAttributes computed;

        @Autowired
        ClaimedBatch.Asked asked;

        @Autowired
        Claims claims;

        @Autowired
        PreviewValues previews;

        @Autowired
        Templates templates;

        @Test
        void isThereWhenTheMailIsRenderedAndWhenItIsPreviewed() {
            the.sendAll();
            String score = "score" + UUID.randomUUID().toString().replace("-", "");
            ContactId ada = the.subscriber("UTC");
            computed.declare(score, Map.of(score, AttributeKind.NUMBER), Map.of());
            computed.write(score, Map.of(ada, Map.of(score, 7)));
            MailId mail = the.enqueue(the.answer(ada));
            var claimed = claims.claim("other", 200);

            var looked = new ClaimedBatch(asked, claimed, Duration.ofHours(1));
            int index = claimed.stream().map(Claim::id).toList().indexOf(mail);
            assertThat(looked.look(index).mail().contact().attributes())
                    .containsEntry(score, 7)
                    .containsEntry("firstName", "Ada");
            Object she = previews.of(
                            templates.find(DeliveryFixture.TEMPLATE).orElseThrow(),
                            the.contacts.find(ada).orElseThrow())
                    .get("contact");
            assertThat((Map<?, ?>) she)
                    .hasToString(she.toString())
                    .extracting(score)
                    .isEqualTo(7);
        }
    }
}
