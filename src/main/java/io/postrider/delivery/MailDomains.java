package io.postrider.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which provider keeps an address's mailbox, as far as it is known: a thousand company domains may be one Google. */
@Component
public class MailDomains {

    /** Whoever has not been looked up, or is too small to be told apart. */
    public static final String OTHER = "other";

    private static final int REMEMBERED = 10_000;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Cache<String, String> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FRESH)
            .build();

    MailDomains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What another node learnt is known here within a minute.
     *
     * @param emailKey an address as {@link io.postrider.contacts.EmailAddress#key()} spells it
     * @return such as {@code google}, or {@link #OTHER}
     */
    public String provider(String emailKey) {
        return remembered.get(emailKey.substring(emailKey.lastIndexOf('@') + 1), this::stored);
    }

    /** Keeps it for good, also for whole audiences; a domain that moves is simply learnt anew. @param domain in ASCII */
    @Transactional
    public void learn(String domain, String provider) {
        String key = domain.toLowerCase(Locale.ROOT);
        jdbc.sql(
                        """
                        merge into mail_domain d using (select cast(:domain as varchar(255)) as domain,
                            cast(:provider as varchar(40)) as provider) new on d.domain = new.domain
                        when matched then update set provider = new.provider
                        when not matched then insert (domain, provider) values (new.domain, new.provider)
                        """)
                .param("domain", key)
                .param("provider", provider)
                .update();
        remembered.invalidate(key);
    }

    private String stored(String domain) {
        return jdbc.sql("select provider from mail_domain where domain = :domain")
                .param("domain", domain)
                .query(String.class)
                .optional()
                .orElse(OTHER);
    }
}
