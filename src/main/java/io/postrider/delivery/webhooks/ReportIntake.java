package io.postrider.delivery.webhooks;

import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.ReturnTokens;
import io.postrider.delivery.SentMail;
import io.postrider.delivery.webhooks.Provider.Notice;
import io.postrider.delivery.webhooks.WebhookTable.Arrival;
import io.postrider.time.MachineTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what a genuine report says about mails of ours, before the provider is told that it may forget it. */
@Component
class ReportIntake {

    /** How many of a report's events were kept, and how many were not, by reason. */
    record Kept(int accepted, int duplicate, int unknown, int ignored, int undigestible, boolean replayed) {

        static final Kept REPLAYED = new Kept(0, 0, 0, 0, 0, true);
    }

    /** An event that names a mail of ours. */
    private record Wanted(Notice notice, MailId mail) {}

    private final WebhookTable table;
    private final Outbox outbox;
    private final ReturnTokens tokens;
    private final MachineTime time;
    private final TransactionTemplate transactions;

    ReportIntake(
            WebhookTable table,
            Outbox outbox,
            ReturnTokens tokens,
            MachineTime time,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.outbox = outbox;
        this.tokens = tokens;
        this.time = time;
        this.transactions = new TransactionTemplate(transactions);
    }

    Kept keep(Provider provider, Provider.Report report) {
        try {
            return transactions.execute(status -> write(provider, report));
        } catch (DuplicateKeyException atTheSameMoment) {
            // The same report came in twice at once; the other one is committed now, and this one sees it.
            return transactions.execute(status -> write(provider, report));
        }
    }

    private Kept write(Provider provider, Provider.Report report) {
        if (report.nonce() != null && !table.first(provider.name(), report.nonce(), time.now())) {
            return Kept.REPLAYED;
        }
        int ignored = 0;
        int unknown = 0;
        int undigestible = 0;
        List<Wanted> wanted = new ArrayList<>();
        for (Notice notice : report.notices()) {
            Optional<MailId> mail = mail(notice);
            switch (provider.interest(notice.event())) {
                case IGNORED -> ignored++;
                case UNKNOWN -> unknown++;
                case WANTED -> {
                    if (mail.isEmpty()) {
                        unknown++;
                    } else if (notice.id().isEmpty()) {
                        undigestible++;
                    } else {
                        wanted.add(new Wanted(notice, mail.get()));
                    }
                }
            }
        }
        List<Arrival> arrivals = ours(wanted);
        int accepted = arrivals.isEmpty() ? 0 : table.insert(provider.name(), arrivals, time.now());
        unknown += wanted.size() - arrivals.size();
        return new Kept(accepted, arrivals.size() - accepted, unknown, ignored, undigestible, false);
    }

    /** Those whose mail still exists; of others nothing is kept, not even a word. */
    private List<Arrival> ours(List<Wanted> wanted) {
        Map<MailId, SentMail> mails =
                outbox.findAll(wanted.stream().map(Wanted::mail).distinct().toList());
        return wanted.stream()
                .filter(it -> mails.containsKey(it.mail()))
                .map(it -> new Arrival(
                        Secrets.id(it.notice().id()),
                        it.mail(),
                        mails.get(it.mail()).contact(),
                        it.notice().event()))
                .toList();
    }

    private Optional<MailId> mail(Notice notice) {
        return notice.traces().stream()
                .flatMap(it -> tokens.findIn(it).stream())
                .findFirst();
    }
}
