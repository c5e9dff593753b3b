package io.postrider.delivery.feedback;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Stands in for the desk until it is written; delete it then. No test asks it anything. */
@Component
class FeedbackDeskUntilItIsThere implements FeedbackDesk {

    private final List<Feedback> taken = new CopyOnWriteArrayList<>();

    @Override
    public boolean take(Feedback feedback) {
        return taken.add(feedback);
    }
}
