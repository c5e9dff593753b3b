package io.postrider.tracking.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Keeps one network address from filling the log through a key everybody can read. */
@Component
public class SiteThrottle {

    private static final int REMEMBERED = 50_000;

    private final int perMinute;
    private final Cache<String, AtomicInteger> counts = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    SiteThrottle(SiteSettings settings) {
        this.perMinute = settings.requestsPerMinute();
    }

    /** Whether this network address may tell something now. */
    public boolean allows(String ip) {
        return counts.get(ip, it -> new AtomicInteger()).incrementAndGet() <= perMinute;
    }
}
