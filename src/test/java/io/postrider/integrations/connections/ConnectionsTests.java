package io.postrider.integrations.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.access.AuditLog;
import io.postrider.integrations.connections.ConnectionKind.Part;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A tool is asked page by page, goes on where it was, and says what is wrong with it. */
class ConnectionsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ConnectionTable table;

        @Autowired
        TaskTable tasks;

        @Autowired
        AuditLog audit;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        PlatformTransactionManager transactions;

        private final Shop shop = new Shop();
        private final String name = "shop-" + UUID.randomUUID().toString().substring(0, 8);
        private Connections connections;
        private ConnectionWorker worker;

        @BeforeEach
        void onlyThisShop() {
            jdbc.sql("delete from connection").update();
            Kinds kinds = new Kinds(List.of(shop));
            connections = new Connections(kinds, table, tasks, audit);
            worker = new ConnectionWorker(kinds, table, tasks, new MachineTime(), transactions);
        }

        @Test
        void fetchesPageByPageAndThenRests() {
            put();
            work();
            assertThat(shop.asked).containsExactly("null after null", "1 after null", "2 after null");
            Connection.Progress after = progress();
            assertThat(after.done()).isEqualTo(30);
            assertThat(after.refused()).isEqualTo(3);
            assertThat(after.running()).isFalse();
            assertThat(after.error()).isNull();
            assertThat(after.nextAt()).isAfter(Instant.now().plus(Duration.ofHours(23)));
        }

        @Test
        void theNextRunBeginsAfterTheMarkOfTheLast() {
            put();
            work();
            shop.asked.clear();
            connections.run(name, "orders", "anna");
            work();
            assertThat(shop.asked.get(0)).isEqualTo("null after seen");
        }

        @Test
        void whoeverIsBusyIsAskedLaterForTheSamePage() {
            shop.trouble = place -> "1".equals(place) ? new Later("It answered 429.", Duration.ofSeconds(7)) : null;
            put();
            work();
            Connection.Progress between = progress();
            assertThat(between.error()).isEqualTo("It answered 429.");
            assertThat(between.state()).isEqualTo("WAITING");
            assertThat(between.nextAt())
                    .isBetween(Instant.now().plusSeconds(5), Instant.now().plusSeconds(8));
            shop.trouble = place -> null;
            shop.asked.clear();
            connections.run(name, "orders", "anna");
            work();
            assertThat(shop.asked).containsExactly("1 after null", "2 after null");
            assertThat(progress().done()).isEqualTo(30);
        }

        @Test
        void whatCannotBeWrittenDoesNotMoveThePlace() {
            shop.writing = new IllegalStateException("a name of somebody");
            put();
            work();
            assertThat(progress().done()).isZero();
            assertThat(progress().error()).isEqualTo("An internal error (IllegalStateException).");
            shop.writing = null;
            connections.run(name, "orders", "anna");
            work();
            assertThat(progress().done()).isEqualTo(30);
        }

        @Test
        void whoIsRefusedWaitsForANewKey() {
            shop.trouble = place -> new Refused("The token is not valid any more.");
            put();
            work();
            assertThat(progress().state()).isEqualTo("STUCK");
            assertThat(connections.check(name)).isEqualTo("The token is not valid any more.");
            work();
            assertThat(shop.asked).hasSize(1);
            shop.trouble = place -> null;
            put();
            work();
            assertThat(progress().state()).isEqualTo("WAITING");
            assertThat(progress().done()).isEqualTo(30);
        }

        @Test
        void whoLostTheLeaseKeepsNothing() {
            put();
            shop.meanwhile = () -> jdbc.sql("update connection_task set fence = fence + 1 where connection = ?")
                    .param(name)
                    .update();
            worker.turn();
            assertThat(progress().done()).isZero();
        }

        @Test
        void whoeverDiedInAPageIsFollowedAfterTheLease() {
            put();
            jdbc.sql("update connection_task set lease_until = ? where connection = ?")
                    .params(io.postrider.time.Timestamps.of(Instant.now().plusSeconds(60)), name)
                    .update();
            assertThat(worker.turn()).isFalse();
            assertThatThrownBy(() -> connections.run(name, "orders", "anna")).hasMessageContaining("worked on");
            jdbc.sql("update connection_task set lease_until = ? where connection = ?")
                    .params(io.postrider.time.Timestamps.of(Instant.now().minusSeconds(1)), name)
                    .update();
            assertThat(worker.turn()).isTrue();
        }

        @Test
        void secretsAreSealedAndStayWithTheirAddressUnlessToldAnew() {
            put();
            assertThatThrownBy(() -> connections.put(name, "tea", Map.of("address", "https://two.example"), "anna"))
                    .hasMessageContaining("settings.token is missing");
            Connection shown = connections.put(name, "tea", Map.of("address", "https://one.example"), "anna");
            assertThat(shown.settings()).containsOnly(Map.entry("address", "https://one.example"));
            assertThat(shown.secrets()).containsExactly("token");
            assertThat(table.find(name).orElseThrow().reach().get("token")).isEqualTo("tok-123");
            assertThat(table.find(name).orElseThrow().reach().toString()).doesNotContain("tok-123");
            assertThat(jdbc.sql("select secrets from connection where name = ?")
                            .param(name)
                            .query(String.class)
                            .single())
                    .doesNotContain("tok-123");
        }

        @Test
        void saysWhatIsMissing() {
            assertThatThrownBy(() -> connections.put(name, "coffee", Map.of(), "anna"))
                    .hasMessage("kind must be one of tea.");
            assertThatThrownBy(() -> connections.put("Tea Shop", "tea", Map.of(), "anna"))
                    .hasMessageContaining("lower-case");
            assertThatThrownBy(() -> connections.put(name, "tea", Map.of("address", "https://one.example"), "anna"))
                    .hasMessageContaining("settings.token is missing");
            assertThatThrownBy(() -> connections.put(name, "tea", Map.of("address", "ftp", "token", "tok-9"), "anna"))
                    .hasMessageContaining("settings.address")
                    .hasMessageNotContaining("ftp");
            assertThatThrownBy(() -> connections.put(name, "tea", Map.of("password", "x"), "anna"))
                    .hasMessageContaining("knows no password");
            assertThatThrownBy(() -> connections.find(name)).hasMessageContaining("no connection");
        }

        private void put() {
            connections.put(name, "tea", Map.of("address", "https://one.example", "token", "tok-123"), "anna");
        }

        private void work() {
            while (worker.turn()) {
                assertThat(shop.asked).hasSizeLessThan(50);
            }
        }

        private Connection.Progress progress() {
            return connections.find(name).tasks().get(0);
        }
    }

    /** A shop with three pages of orders, each day anew. */
    private static final class Shop implements ConnectionKind {

        private interface Trouble {
            RuntimeException at(String place);
        }

        private final List<String> asked = new ArrayList<>();
        private Trouble trouble = place -> null;
        private RuntimeException writing;
        private Runnable meanwhile = () -> {};

        @Override
        public String name() {
            return "tea";
        }

        @Override
        public String title() {
            return "Tea shop";
        }

        @Override
        public String summary() {
            return "Orders come.";
        }

        @Override
        public List<Part> parts() {
            return List.of(
                    Part.shown("address", "Address", "https://...", "https://.+"),
                    Part.secret("token", "Token", null, "tok-\\d+"));
        }

        @Override
        public List<Task> tasks() {
            return List.of(new Orders());
        }

        @Override
        public void check(Reach reach) {
            refuse(null);
        }

        private void refuse(String place) {
            RuntimeException refused = trouble.at(place);
            if (refused != null) {
                throw refused;
            }
        }

        private final class Orders implements Task {

            @Override
            public String name() {
                return "orders";
            }

            @Override
            public String title() {
                return "Orders of today";
            }

            @Override
            public Optional<Duration> every() {
                return Optional.of(Duration.ofDays(1));
            }

            @Override
            public Page next(Reach reach, String place, String mark) {
                asked.add(place + " after " + mark);
                refuse(place);
                meanwhile.run();
                int page = place == null ? 0 : Integer.parseInt(place);
                return new Page(page == 2 ? null : String.valueOf(page + 1), "seen", () -> {
                    if (writing != null) {
                        throw writing;
                    }
                    return new Counts(10, 1);
                });
            }
        }
    }
}
