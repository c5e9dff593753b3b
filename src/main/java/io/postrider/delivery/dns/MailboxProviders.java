package io.postrider.delivery.dns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which mailbox provider a domain belongs to, so that all its mail is shaped and counted together: {@code google},
 * {@code microsoft}, {@code yahoo}, ... or {@code other}.
 *
 * <p>Well-known domains are listed; all others are told by the hosts that take their mail. The list is the resource
 * {@code delivery/mailbox-providers.txt}.
 */
public final class MailboxProviders {

    /** Whoever is not known by name. */
    public static final String OTHER = "other";

    private static final Map<String, String> DOMAINS = new HashMap<>();
    private static final Map<String, String> HOSTS = new HashMap<>();

    static {
        read();
    }

    private MailboxProviders() {}

    /** The provider of a well-known domain; nothing when its mail servers have to be asked for. */
    public static Optional<String> byDomain(String domain) {
        return Optional.ofNullable(DOMAINS.get(domain.toLowerCase(Locale.ROOT)));
    }

    /** All well-known domains, each with its provider. */
    public static Map<String, String> listed() {
        return Map.copyOf(DOMAINS);
    }

    /** The provider behind the hosts of {@link Dns#mx}; the first known one decides. */
    public static String byMx(List<String> hosts) {
        return hosts.stream()
                .map(MailboxProviders::byHost)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(OTHER);
    }

    /** The longest listed end of the host's name: {@code mx1.mail.ovh.net}, {@code mail.ovh.net}, {@code ovh.net}. */
    private static Optional<String> byHost(String host) {
        String rest = host.toLowerCase(Locale.ROOT);
        if (rest.endsWith(".")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        while (!rest.isEmpty()) {
            String provider = HOSTS.get(rest);
            if (provider != null) {
                return Optional.of(provider);
            }
            rest = rest.substring(rest.indexOf('.') < 0 ? rest.length() : rest.indexOf('.') + 1);
        }
        return Optional.empty();
    }

    private static void read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                MailboxProviders.class.getResourceAsStream("/delivery/mailbox-providers.txt"),
                StandardCharsets.UTF_8))) {
            Map<String, String> section = DOMAINS;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = line.equals("[mx]") ? HOSTS : DOMAINS;
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    add(line.strip().split("\\s+"), section);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String[] words, Map<String, String> section) {
        for (int i = 1; i < words.length; i++) {
            String before = section.put(words[i], words[0]);
            if (before != null) {
                throw new IllegalStateException(words[i] + " is listed for " + before + " and " + words[0]);
            }
        }
    }
}
