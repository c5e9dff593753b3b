package io.postrider.delivery.policies;

import io.postrider.delivery.policies.Switch.Scope;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The switches, and those that were. */
@Component
class SwitchTable {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MachineTime machine;

    SwitchTable(JdbcClient jdbc, Clock clock, MachineTime machine) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.machine = machine;
    }

    List<Switch> active() {
        return jdbc.sql("select * from sending_switch where lifted_at is null order by id desc")
                .query(SwitchTable::read)
                .list();
    }

    Optional<Switch> active(Switch wanted) {
        return active().stream().filter(one -> one.key().equals(wanted.key())).findFirst();
    }

    List<Switch> lifted(int limit) {
        return jdbc.sql(
                        """
                        select * from sending_switch where lifted_at is not null
                        order by id desc fetch first :limit rows only
                        """)
                .param("limit", limit)
                .query(SwitchTable::read)
                .list();
    }

    /** Lifted within this span of machine time: nodes may have held a mail by them a moment after. */
    List<Switch> justLifted(Duration within) {
        return jdbc.sql("select * from sending_switch where lifted_machine > ?")
                .param(Timestamps.of(machine.now().minus(within)))
                .query(SwitchTable::read)
                .list();
    }

    void insert(Switch one) {
        jdbc.sql(
                        """
                        insert into sending_switch (scope, name, why, stopped_by, stopped_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(one.scope().name(), one.name(), one.why(), one.who())
                .param(Timestamps.of(one.at()))
                .update();
    }

    /** Two people may have stopped the same at the same moment: both are lifted. */
    void lift(Switch one, String who) {
        jdbc.sql(
                        """
                        update sending_switch set lifted_by = :who, lifted_at = :now, lifted_machine = :machine
                        where lifted_at is null and scope = :scope and coalesce(name, '') = :name
                        """)
                .param("who", who)
                .param("now", Timestamps.of(clock.instant()))
                .param("machine", Timestamps.of(machine.now()))
                .param("scope", one.scope().name())
                .param("name", one.name() == null ? "" : one.name())
                .update();
    }

    private static Switch read(ResultSet row, int number) throws SQLException {
        return new Switch(
                Scope.valueOf(row.getString("scope")),
                row.getString("name"),
                row.getString("why"),
                row.getString("stopped_by"),
                Timestamps.read(row, "stopped_at"),
                row.getString("lifted_by"),
                Timestamps.read(row, "lifted_at"));
    }
}
