package io.postrider.integrations.hooks;

import io.postrider.time.MachineTime;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what sources told: failed bodies after a while, and at last that there was anything. */
@Component
class HookCleaning {

    private final CallTable table;
    private final HookSettings settings;
    private final MachineTime time;

    HookCleaning(CallTable table, HookSettings settings, MachineTime time) {
        this.table = table;
        this.settings = settings;
        this.time = time;
    }

    @Scheduled(fixedDelay = 600_000)
    void forgetOld() {
        Instant now = time.now();
        table.forgetOld(now.minus(settings.keepFailed()), now.minus(settings.keep()));
    }
}
