package io.postrider.delivery;

import io.postrider.contacts.SuppressionKind;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how claims ended: rows, the contacts' log and suppressions in one transaction for many mails. */
@Component
class Results {

    private static final String TIME = "timestamp(6) with time zone";

    /**
     * A mail that was taken back or taken for lost while it was at the dot, and was sent, is told as sent: the truth wins.
     * Anything else is taken only from the holder of the newest claim.
     */
    private static final String APPLY =
            """
            update outbox set state = :state, reason = :reason,
                not_before = coalesce(cast(:notBefore as %1$s), not_before),
                first_tried_at = case when :tried = 1 then coalesce(first_tried_at, cast(:at as %1$s)) else first_tried_at end,
                sent_at = case when :state = 'SENT' then cast(:at as %1$s) else sent_at end,
                attempts = attempts + :tried,
                unknowns = unknowns + :unknown,
                unknown_since = case when :unknown = 1 then cast(:machine as %1$s) else null end,
                via = coalesce(:via, via), message_id = coalesce(:messageId, message_id),
                template_version = coalesce(:version, template_version), reply = coalesce(:reply, reply),
                node = null, lease_until = null
            where id = :id and fence = :fence
              and (state in ('CLAIMED', 'UNKNOWN') or (state in ('CANCELLED', 'PENDING') and :state = 'SENT'))
            """
                    .formatted(TIME);

    private final NamedParameterJdbcTemplate jdbc;
    private final MailLog log;
    private final BouncedAddresses addresses;
    private final MachineTime machine;
    private final ResultStatistics statistics;

    Results(
            NamedParameterJdbcTemplate jdbc,
            MailLog log,
            BouncedAddresses addresses,
            MachineTime machine,
            ResultStatistics statistics) {
        this.jdbc = jdbc;
        this.log = log;
        this.addresses = addresses;
        this.machine = machine;
        this.statistics = statistics;
    }

    /** @return the results that were taken; the others came too late or their contact is gone */
    @Transactional
    public List<Result> apply(List<Result> results) {
        int[] counts =
                jdbc.batchUpdate(APPLY, results.stream().map(this::parameters).toArray(SqlParameterSource[]::new));
        List<Result> taken = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                taken.add(results.get(i));
            }
        }
        log.results(taken);
        taken.forEach(this::giveUpAddress);
        // Last, because the senders of a node meet at these rows.
        statistics.count(taken);
        return taken;
    }

    private void giveUpAddress(Result result) {
        if (result.handover().suppress()) {
            addresses.giveUp(
                    result.claim().email().contact(), result.claim().id(), SuppressionKind.BOUNCED, result.reason());
        } else if ("email.bounced".equals(result.event())) {
            addresses.bouncedSoftly(
                    result.claim().email().contact(), result.claim().id());
        }
    }

    private SqlParameterSource parameters(Result result) {
        Result.Handover handover = result.handover();
        return new MapSqlParameterSource()
                .addValue("id", result.claim().id().value())
                .addValue("fence", result.claim().fence())
                .addValue("state", result.state().name())
                .addValue("reason", Sentence.fit(result.reason()))
                .addValue("at", Timestamps.of(result.at()))
                .addValue("notBefore", Timestamps.of(result.notBefore()))
                .addValue("machine", Timestamps.of(machine.now()))
                .addValue("tried", handover.tried() ? 1 : 0)
                .addValue("unknown", result.state() == MailState.UNKNOWN ? 1 : 0)
                .addValue("via", handover.via())
                .addValue("messageId", handover.messageId())
                .addValue("version", handover.templateVersion())
                .addValue("reply", handover.reply());
    }
}
