package io.postrider.delivery.catcher;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** True while POSTRIDER_SMTP_URL is absent or empty. */
class NoMailServerConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("postrider.smtp-url", "").isBlank();
    }
}
