package io.postrider.journeys.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A step of test models that fails while its instance has the variable {@code fail}, and counts how many run at once. */
@Component("failingStep")
public class FailingStep implements JavaDelegate {

    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    @Override
    public void execute(DelegateExecution execution) {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            if (Boolean.TRUE.equals(execution.getVariable("fail"))) {
                throw new IllegalStateException("this step fails on purpose");
            }
        } finally {
            running.decrementAndGet();
        }
    }
}
