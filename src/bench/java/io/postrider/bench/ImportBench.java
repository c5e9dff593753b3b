package io.postrider.bench;

import io.postrider.PostriderApplication;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.ContactImport;
import io.postrider.contacts.ContactImport.State;
import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.ImportMapping.Column;
import io.postrider.contacts.ImportMapping.ConsentColumn;
import io.postrider.contacts.ImportMapping.Target;
import io.postrider.contacts.imports.ContactImports;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A file of contacts taken in, beside bare COPY of the very rows it makes into the same tables with their indexes, turn and turn about.
 */
final class ImportBench {

    private static final int ROUNDS = 3;

    /** What an import writes about people; its own bookkeeping is not in it. In the order in which they refer to each other. */
    private static final List<String> TABLES = List.of("contact", "consent", "consent_history", "contact_tag");

    private final ConfigurableApplicationContext server;
    private final JdbcClient jdbc;
    private final Path directory;
    private final String url;
    private final int rows;

    private ImportBench(ConfigurableApplicationContext server, Path directory, String url, int rows) {
        this.server = server;
        this.jdbc = server.getBean(JdbcClient.class);
        this.directory = directory;
        this.url = url;
        this.rows = rows;
    }

    static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        BenchPostgres postgres = new BenchPostgres();
        String url = postgres.database("imports");
        Path directory = Files.createTempDirectory("postrider-bench");
        try (postgres;
                var server = new SpringApplicationBuilder(PostriderApplication.class)
                        .run(
                                "--postrider.database.url=" + url,
                                "--postrider.database.username=postgres",
                                "--postrider.data-directory=" + directory,
                                "--postrider.api-key=" + ServerProcess.KEY,
                                "--postrider.admin-password=bench-password-0123456789",
                                "--server.port=0",
                                "--logging.level.root=${BENCH_LOG:WARN}")) {
            new ImportBench(server, directory, url, rows).run();
        }
    }

    private void run() throws Exception {
        Path csv = file();
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            empty();
            BenchPostgres.countStatements(jdbc);
            double imported = imported(csv);
            BenchPostgres.printStatements(jdbc, rows);
            Map<String, Path> copies = copies();
            empty();
            double copied = copied(copies);
            System.out.printf(
                    "  %s import %,.0f rows/s, bare COPY %,.0f rows/s, ratio %.2f%n",
                    round == 0 ? "warm-up" : "       ", rows / imported, rows / copied, copied / imported);
            if (round > 0) {
                ours.add(rows / imported);
                bare.add(rows / copied);
            }
        }
        double median = ours.stream().sorted().toList().get(ROUNDS / 2);
        double base = bare.stream().sorted().toList().get(ROUNDS / 2);
        System.out.printf(
                "%n%d rows, PostgreSQL, %d cores: import %,.0f rows/s, bare COPY %,.0f rows/s, ratio of medians %.2f%n",
                rows, Runtime.getRuntime().availableProcessors(), median, base, median / base);
    }

    private Path file() throws Exception {
        Path csv = directory.resolve("people.csv");
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("email,customer id,first name,country,time zone,points,birthday,tags,agreed at,agreed where\n");
            for (int i = 0; i < rows; i++) {
                out.write("person" + i * 7919L % rows + "@example.org,c-" + i * 7919L % rows + ",Zoë "
                        + i % 1_000 + "," + (i % 3 == 0 ? "DE" : "FR") + ",Europe/Paris," + i % 5_000 + ","
                        + LocalDate.of(1950, 1, 1).plusDays(i % 18_000) + ",fair;spring,2024-0" + (1 + i % 9)
                        + "-11T10:00:00Z,shop checkout\n");
            }
        }
        return csv;
    }

    private double imported(Path csv) throws Exception {
        ContactImports imports = server.getBean(ContactImports.class);
        long id;
        try (InputStream in = Files.newInputStream(csv)) {
            id = imports.upload("people.csv", "bench", in).id();
        }
        imports.map(id, mapping());
        imports.start(id, "bench");
        long begin = System.nanoTime();
        ContactImport now = imports.find(id);
        while (now.state() == State.RUNNING) {
            Thread.sleep(50);
            now = imports.find(id);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (now.state() != State.DONE || now.counts().created() != rows) {
            throw new IllegalStateException(now.toString());
        }
        return seconds;
    }

    private static ImportMapping mapping() {
        List<Column> columns = List.of(
                new Column("email", Target.EMAIL, null, null),
                new Column("customer id", Target.EXTERNAL_ID, null, null),
                new Column("first name", Target.ATTRIBUTE, "firstName", AttributeKind.TEXT),
                new Column("country", Target.ATTRIBUTE, "country", AttributeKind.COUNTRY),
                new Column("time zone", Target.TIME_ZONE, null, null),
                new Column("points", Target.ATTRIBUTE, "points", AttributeKind.NUMBER),
                new Column("birthday", Target.ATTRIBUTE, "birthday", AttributeKind.DATE),
                new Column("tags", Target.TAGS, null, null));
        ConsentColumn consent = new ConsentColumn(
                "newsletter",
                null,
                null,
                null,
                null,
                "agreed where",
                null,
                "agreed at",
                "Yes, send me the letter.",
                null,
                null,
                null,
                null);
        return new ImportMapping(columns, List.of(consent), null, null, null, false, false, false);
    }

    private void empty() {
        jdbc.sql("truncate table contact cascade").update();
        jdbc.sql("checkpoint").update();
    }

    /** The rows as COPY gives them. */
    private Map<String, Path> copies() throws Exception {
        Map<String, Path> copies = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            for (String table : TABLES) {
                Path file = directory.resolve(table + ".copy");
                try (OutputStream out = Files.newOutputStream(file)) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", out);
                }
                copies.put(table, file);
            }
        }
        return copies;
    }

    private double copied(Map<String, Path> copies) throws Exception {
        long begin = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            for (Map.Entry<String, Path> each : copies.entrySet()) {
                try (InputStream in = Files.newInputStream(each.getValue())) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + each.getKey() + " from stdin", in, 1 << 16);
                }
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
