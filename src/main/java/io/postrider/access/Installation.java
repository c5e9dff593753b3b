package io.postrider.access;

import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Facts all nodes of this installation share, made up once by whichever node comes first. */
@Component
class Installation {

    private static final Logger log = LoggerFactory.getLogger(Installation.class);
    private static final int COMFORTABLE_SECRET = 32;

    private final JdbcClient jdbc;
    private final MachineTime time;
    private final AccessSettings settings;

    Installation(JdbcClient jdbc, MachineTime time, AccessSettings settings) {
        this.jdbc = jdbc;
        this.time = time;
        this.settings = settings;
    }

    /** What links are signed with. */
    String secret() {
        String given = settings.secret();
        if (given == null || given.isBlank()) {
            return once("secret", RandomText::secret);
        }
        if (given.length() < COMFORTABLE_SECRET) {
            log.warn(
                    "POSTRIDER_SECRET is shorter than {} characters: links can be forged by guessing",
                    COMFORTABLE_SECRET);
        }
        return given;
    }

    private String once(String name, Supplier<String> maker) {
        return read(name).orElseGet(() -> {
            try {
                jdbc.sql("insert into installation (name, content, created_at) values (:name, :content, :at)")
                        .param("name", name)
                        .param("content", maker.get())
                        .param("at", Timestamps.of(time.now()))
                        .update();
            } catch (DuplicateKeyException anotherNodeWasFirst) {
                log.debug("Another node made up {}", name);
            }
            return read(name).orElseThrow();
        });
    }

    private Optional<String> read(String name) {
        return jdbc.sql("select content from installation where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }
}
