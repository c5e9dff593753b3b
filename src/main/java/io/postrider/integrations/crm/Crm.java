package io.postrider.integrations.crm;

import io.postrider.integrations.connections.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a kind of CRM is asked and told; what follows from it is decided elsewhere. */
interface Crm {

    /** A value and when somebody there changed it last (their time). */
    record Field(String value, Instant at) {}

    /** Somebody the CRM knows. @param email null when it has none */
    record Person(String id, String email, Map<String, Field> fields) {}

    /**
     * A sale in the making.
     *
     * @param stageAt when it came to its stage
     * @param won null while it is open
     * @param amount as a decimal number; null when none is told
     */
    record Deal(
            String id,
            String name,
            String pipeline,
            String stage,
            Instant createdAt,
            Instant stageAt,
            Boolean won,
            String amount,
            String currency,
            List<String> people) {}

    /** @param next where the next page begins; null: there is none */
    record Found<T>(List<T> all, String next) {}

    /** What is told of somebody. @param values empty text: the property is emptied */
    record Update(String id, Map<String, String> values) {}

    /** People changed since then, whoever changed them. @param fields their names of the fields wanted */
    Found<Person> people(Reach reach, Instant since, String page, Set<String> fields);

    Found<Deal> deals(Reach reach, Instant since, String page);

    /** Makes sure the properties are there. */
    void prepare(Reach reach, Set<String> properties);

    /** At most 100. @return ids that were not taken */
    Set<String> tell(Reach reach, List<Update> updates);
}
