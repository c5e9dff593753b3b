package io.postrider.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was answered to repeatable requests of the last day, as far as it speaks of somebody who asked to be forgotten. */
@Component
public class KeptAnswers {

    private final JdbcClient jdbc;

    KeptAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Empties the answers that speak of this id, in the caller's transaction. The keys stay, so that a repeated request does
     * not bring her back.
     *
     * @param id unmistakable, and free of wildcards, such as a UUID
     */
    public void forget(String id) {
        jdbc.sql("update idempotency_key set body = '{}' where body like :about")
                .param("about", "%" + id + "%")
                .update();
    }
}
