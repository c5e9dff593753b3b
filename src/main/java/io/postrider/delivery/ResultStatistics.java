package io.postrider.delivery;

import io.postrider.delivery.reputation.DeliveryStatistics;
import io.postrider.delivery.reputation.DeliveryStatistics.Count;
import io.postrider.delivery.reputation.DeliveryStatistics.Kind;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells the books of providers how claims ended; in the transaction that writes the results. */
@Component
class ResultStatistics {

    private final DeliveryStatistics statistics;

    ResultStatistics(DeliveryStatistics statistics) {
        this.statistics = statistics;
    }

    /** @param taken only results that were written down */
    void count(List<Result> taken) {
        List<Count> counts = taken.stream()
                .map(ResultStatistics::count)
                .filter(Objects::nonNull)
                .toList();
        if (!counts.isEmpty()) {
            statistics.count(counts);
        }
    }

    /** Null for what says nothing about the provider. */
    private static Count count(Result result) {
        Kind kind = kind(result);
        return kind == null ? null : new Count(result.claim().provider(), kind, 1);
    }

    private static Kind kind(Result result) {
        boolean answered = result.handover().reply() != null;
        return switch (result.state()) {
            case SENT -> Kind.SENT;
            case DEFERRED, EXPIRED -> answered ? Kind.DEFERRED : null;
            case FAILED ->
                "email.bounced".equals(result.event()) ? (result.handover().suppress() ? Kind.HARD : Kind.SOFT) : null;
            default -> null;
        };
    }
}
