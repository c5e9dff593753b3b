package io.postrider.bench;

import io.postrider.delivery.dkim.SignBench;
import io.postrider.integrations.exports.ExportsBench;
import java.util.Arrays;

/** The one command: names a bench and its size. */
public final class Bench {

    private static final String USAGE =
            """
            drain [instances]                       enrol and drain welcome-series, beside the stock engine
            deliver [mails] [connections] [auto|jdk]  the whole way of a mail, beside the mail library alone; to BENCH_SINK (smtp://...) if set
            enqueue [contacts]                      a mail for everybody, beside a bare INSERT ... SELECT
            events [seconds] [per second] [batch] [kills]  events by HTTP with journeys on, beside bare JDBC; or kill -9 and books
            plans [events a month]                  how PostgreSQL reads an event log of two years
            faults [mails]                          database and mail server away, answers at random, silence
            imports [rows]                          a file of contacts taken in, beside bare COPY of the same rows
            kill h2|postgresql [contacts] [kills]   kill -9 in the middle of a drain, then check the books
            sending h2|postgresql [mails] [kills]   kill -9 in the middle of a campaign, then check the books
            segments [contacts] [events]            a rule of three conditions counted, beside SQL by hand
            exports [contacts] [events]             everything, a night with a hundredth of it, a night without news
            sign [mails]                            DKIM: canonicalise, hash and sign, with Java's RSA and the fast one
            track [requests] [h2|postgresql] [mails] [per second]  opens and clicks as fast as they come, then check the books
            """;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "drain" -> Drain.main(rest);
            case "deliver" -> Deliver.main(rest);
            case "enqueue" -> EnqueueBench.main(rest);
            case "events" -> EventsBench.main(rest);
            case "plans" -> EventPlans.main(rest);
            case "faults" -> Faults.main(rest);
            case "imports" -> ImportBench.main(rest);
            case "kill" -> KillNine.main(rest);
            case "sending" -> KillSending.main(rest);
            case "segments" -> SegmentsBench.main(rest);
            case "exports" -> ExportsBench.main(rest);
            case "sign" -> SignBench.main(rest);
            case "track" -> Track.main(rest);
            default -> System.err.print(USAGE);
        }
        // The embedded database and pools leave threads behind.
        System.exit(0);
    }
}
