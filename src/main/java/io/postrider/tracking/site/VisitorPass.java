package io.postrider.tracking.site;

import io.postrider.access.SignedTokens;
import io.postrider.delivery.MailId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Lets the snippet know who came from a mail: the link she followed gives her browser a signed pass that names the mail and
 * ends after a while. It opens nothing; all it can do is add visits to her timeline.
 */
@Component
public class VisitorPass {

    /** What the address of the shop's page carries; the snippet takes it out at once. */
    static final String PARAMETER = "prv";

    private static final String KIND = "visitor";
    private static final int RADIX = 36;

    private final SignedTokens tokens;
    private final SiteSettings settings;
    private final Set<String> hosts;
    private final Clock clock;

    VisitorPass(SignedTokens tokens, SiteSettings settings, Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.hosts = settings.hosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.clock = clock;
    }

    /** @param until business time */
    record Pass(MailId mail, Instant until) {}

    /** The address with a pass, when it leads to a page with the snippet; else as it is. */
    public String on(String url, MailId mail) {
        if (hosts.isEmpty() || !hosts.contains(host(url))) {
            return url;
        }
        Instant until = clock.instant().plus(settings.passFor());
        String pass = tokens.sign(
                KIND, Long.toString(mail.value(), RADIX) + " " + Long.toString(until.getEpochSecond(), RADIX));
        int hash = url.indexOf('#');
        String page = hash < 0 ? url : url.substring(0, hash);
        return page
                + (page.indexOf('?') < 0 ? '?' : '&')
                + PARAMETER
                + '='
                + pass
                + (hash < 0 ? "" : url.substring(hash));
    }

    /** Empty when it is not ours or too old. */
    Optional<Pass> read(String pass) {
        return tokens.verify(KIND, pass)
                .map(it -> it.split(" ", 2))
                .map(it -> new Pass(
                        new MailId(Long.parseLong(it[0], RADIX)), Instant.ofEpochSecond(Long.parseLong(it[1], RADIX))))
                .filter(it -> it.until().isAfter(clock.instant()));
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
