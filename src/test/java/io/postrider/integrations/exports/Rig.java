package io.postrider.integrations.exports;

import io.postrider.events.LongReads;
import io.postrider.events.ReportingDays;
import io.postrider.time.MachineTime;
import io.postrider.time.Node;
import io.postrider.time.TimeSettings;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

/** The exporter as the server has it, but with another store, another file size or as another node. */
@Component
record Rig(
        ContactPart contacts,
        EventPart events,
        FileTable files,
        RunList list,
        RunTable runs,
        Closing closing,
        LongReads reads,
        ReportingDays days,
        JdbcClient jdbc,
        TimeSettings time,
        Clock clock,
        PlatformTransactionManager transactions) {

    ExportWorker worker(ExportStore store) {
        return worker(store, DataSize.ofMegabytes(64), "one", new MachineTime());
    }

    ExportWorker worker(ExportStore store, DataSize fileSize, String node, MachineTime machine) {
        return worker(store, new ExportSettings("", LocalTime.of(2, 30), fileSize, null, false), node, machine);
    }

    ExportWorker worker(ExportStore store, ExportSettings settings, String node, MachineTime machine) {
        Parts parts = new Parts(contacts, events, files, settings);
        Scratch scratch = new Scratch(
                new TimeSettings(0, ZoneOffset.UTC, time.dataDirectory().resolve(node), false));
        Exporting exporting = new Exporting(list, runs, parts, closing, reads, scratch, days);
        return new ExportWorker(
                list,
                new Attempts(list, runs, exporting, new Leftovers(list, files, settings, clock)),
                new Destination(store),
                new Nights(list, runs, reads, settings, days, clock),
                turn(node, machine));
    }

    Turn turn(String node, MachineTime machine) {
        return new Turn(jdbc, new Node(node), machine, transactions);
    }
}
