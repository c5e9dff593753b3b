package io.postrider.delivery;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence, not in a stack trace, why the server did not start. */
class UnusableMailServerAnalyzer extends AbstractFailureAnalyzer<UnusableMailServer> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableMailServer cause) {
        return new FailureAnalysis(cause.getMessage(), "Correct the environment variable and start again.", cause);
    }
}
