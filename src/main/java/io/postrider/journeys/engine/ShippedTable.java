package io.postrider.journeys.engine;

import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which content of each shipped file was deployed last, and what stands in the engine now. */
@Component
class ShippedTable {

    private final JdbcClient jdbc;
    private final MachineTime machine;

    ShippedTable(JdbcClient jdbc, MachineTime machine) {
        this.jdbc = jdbc;
        this.machine = machine;
    }

    /** One node deploys at a time; the others wait here and then find everything done. The engine locks this row too. */
    void lock() {
        jdbc.sql("select name_ from act_ge_property where name_ = 'deployment.lock' for update")
                .query(String.class)
                .list();
    }

    Map<String, String> hashes() {
        Map<String, String> hashes = new HashMap<>();
        jdbc.sql("select name, sha256 from shipped_file").query(row -> {
            hashes.put(row.getString("name"), row.getString("sha256"));
        });
        return hashes;
    }

    void store(String name, String hash) {
        int updated = jdbc.sql("update shipped_file set sha256 = :hash, deployed_at = :now where name = :name")
                .param("hash", hash)
                .param("now", Timestamps.of(machine.now()))
                .param("name", name)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into shipped_file (name, sha256, deployed_at) values (:name, :hash, :now)")
                    .param("hash", hash)
                    .param("now", Timestamps.of(machine.now()))
                    .param("name", name)
                    .update();
        }
    }

    /** The newest deployed content of a file of this name, whoever deployed it. */
    Optional<byte[]> deployed(String name) {
        return jdbc.sql(
                        """
                        select file.bytes_ from act_ge_bytearray file
                          join act_re_deployment deployment on deployment.id_ = file.deployment_id_
                         where file.name_ = :name
                         order by deployment.deploy_time_ desc, deployment.id_ desc limit 1
                        """)
                .param("name", name)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }
}
