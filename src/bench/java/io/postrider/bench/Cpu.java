package io.postrider.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Processor time spent so far by each side of a bench, in microseconds.
 *
 * @param sink the mail server's threads in this process
 * @param server everything else in this process
 * @param database all PostgreSQL processes; 0 where the operating system has no /proc
 */
record Cpu(long server, long sink, long database) {

    private static final long MICROS_PER_TICK = 10_000;

    static Cpu now(BlackHole hole, JdbcClient jdbc) {
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long sink = hole.cpuMicros();
        return new Cpu(machine.getProcessCpuTime() / 1_000 - sink, sink, postgres(jdbc));
    }

    /** What each mail cost since then, for people. */
    String since(Cpu before, int mails) {
        return "server %d us, database %d us, sink %d us"
                .formatted(
                        (server - before.server) / mails,
                        (database - before.database) / mails,
                        (sink - before.sink) / mails);
    }

    private static long postgres(JdbcClient jdbc) {
        Path processes = Path.of("/proc");
        if (!Files.isDirectory(processes)) {
            return 0;
        }
        return jdbc.sql("select pid from pg_stat_activity").query(Long.class).list().stream()
                        .mapToLong(pid -> ticks(processes.resolve(pid + "/stat")))
                        .sum()
                * MICROS_PER_TICK;
    }

    /** Fields 14 and 15 of proc(5) stat: user and system time. */
    private static long ticks(Path stat) {
        try {
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (java.nio.file.NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
