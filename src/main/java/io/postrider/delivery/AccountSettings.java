package io.postrider.delivery;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Further mail servers beside {@code POSTRIDER_SMTP_URL}, each under a name of your choice.
 *
 * @param accounts by name: {@code url} as {@code POSTRIDER_SMTP_URL}, {@code purposes} it is for (none: everything no other
 *     is for) and {@code weight}, its share among servers for the same purpose (0: only when the others cannot be reached); such
 *     as {@code POSTRIDER_ACCOUNTS_SERVICE_URL}, {@code POSTRIDER_ACCOUNTS_SERVICE_PURPOSES=transactional}
 */
@ConfigurationProperties("postrider")
record AccountSettings(@DefaultValue Map<String, Account> accounts) {

    /** One mail server. */
    record Account(String url, @DefaultValue List<String> purposes, @DefaultValue("1") int weight) {

        /** Without the password, wherever it may be printed. */
        @Override
        public String toString() {
            return "Account[purposes=" + purposes + ", weight=" + weight + "]";
        }
    }
}
