package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.access.Problem;
import io.postrider.time.MachineTime;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Understands what was fetched from a shop or tool as if its webhooks had told it: by the same mapping, under the same keys, so that nothing
 * counts twice whichever way it comes first.
 */
@Component
public class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final Mappings mappings;
    private final Understanding understanding;
    private final MachineTime time;
    private final TransactionTemplate each;

    CatchUp(Mappings mappings, Understanding understanding, MachineTime time, PlatformTransactionManager transactions) {
        this.mappings = mappings;
        this.understanding = understanding;
        this.time = time;
        this.each = new TransactionTemplate(transactions);
        each.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** A body, and the topic a webhook would have told it under. */
    public record Told(String topic, JsonNode body) {}

    /** How many bodies were kept, and how many do not fit or cannot be kept. */
    public record Kept(int done, int refused) {}

    /**
     * In the caller's transaction; a body that cannot be kept takes nothing with it.
     *
     * @param source whose mapping it is, such as {@code shopify}
     * @param newsSince what happened before is history and starts no journey, however young it is
     */
    public Kept take(String source, List<Told> bodies, Instant newsSince) {
        Mapping mapping = mappings.of(source)
                .orElseThrow(() -> new IllegalStateException("the mapping of " + source + " is not used"));
        Instant heard = time.now();
        int refused = 0;
        for (Told told : bodies) {
            try {
                each.executeWithoutResult(status -> understanding
                        .read(mapping, told.topic(), told.body())
                        .forEach(fact -> understanding.keep(source, fact, heard, newsSince)));
            } catch (NotKnownYet nobody) {
                // Such as a refund of a test order, which nobody here has placed.
                LOG.debug("{} of {} is about nobody we know", told.topic(), source);
            } catch (DoesNotFit | Problem cannotBeKept) {
                refused++;
            }
        }
        return new Kept(bodies.size() - refused, refused);
    }
}
