package io.postrider.tracking.site;

import io.postrider.access.AuditLog;
import io.postrider.contacts.PlainValues;
import io.postrider.time.Timestamps;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The public keys of the shop's pages, apart from the secret ones of its servers. */
@Component
public class WriteKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_ORIGINS = 20;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    WriteKeys(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws InvalidSite when the name or a site cannot be used */
    @Transactional
    public WriteKey add(String name, List<String> sites, String who) {
        if (name == null || name.isBlank() || name.length() > 100 || PlainValues.hasControls(name)) {
            throw new InvalidSite("name must be 1 to 100 characters without control characters.");
        }
        if (sites == null || sites.isEmpty() || sites.size() > MOST_ORIGINS) {
            throw new InvalidSite("origins must name 1 to " + MOST_ORIGINS + " sites.");
        }
        List<String> origins = sites.stream().map(WriteKeys::origin).distinct().toList();
        byte[] random = new byte[18];
        RANDOM.nextBytes(random);
        String key = "wk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        jdbc.sql("insert into write_key (write_key, name, origins, created_at, created_by) values (?, ?, ?, ?, ?)")
                .params(key, name.strip(), String.join(" ", origins), Timestamps.of(clock.instant()), who)
                .update();
        audit.record(who, "write key added", name.strip());
        return found(key);
    }

    public List<WriteKey> all() {
        return jdbc.sql("select * from write_key order by created_at, write_key")
                .query(WriteKeys::read)
                .list();
    }

    /** Pages that still use it are refused from now on. @throws SiteThingNotFound when there is none */
    @Transactional
    public void remove(String key, String who) {
        if (jdbc.sql("delete from write_key where write_key = ?").param(key).update() == 0) {
            throw new SiteThingNotFound("write-key");
        }
        audit.record(who, "write key removed", key);
    }

    /** @param origin what the browser says the page is from @throws WriteKeyRefused when the key is not for it */
    public WriteKey checked(String key, String origin) {
        return find(key).filter(it -> it.allows(origin)).orElseThrow(WriteKeyRefused::new);
    }

    private WriteKey found(String key) {
        return find(key).orElseThrow();
    }

    private java.util.Optional<WriteKey> find(String key) {
        return key == null || PlainValues.hasControls(key)
                ? java.util.Optional.empty()
                : jdbc.sql("select * from write_key where write_key = ?")
                        .param(key)
                        .query(WriteKeys::read)
                        .optional();
    }

    /** As browsers write it (RFC 6454 6.2). */
    private static String origin(String site) {
        try {
            URI uri = new URI(site == null ? "" : site.strip());
            String host = uri.getHost();
            boolean local = "localhost".equals(host) || "127.0.0.1".equals(host);
            boolean safe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && local;
            if (host != null && safe && uri.getUserInfo() == null && (uri.getRawPath() + "/").length() <= 2) {
                int port = uri.getPort();
                boolean usual = port == -1 || port == ("https".equals(uri.getScheme()) ? 443 : 80);
                return uri.getScheme() + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new InvalidSite(
                "A site is written like https://www.teahouse.example, without a path; http is for this machine only.");
    }

    private static WriteKey read(ResultSet row, int number) throws SQLException {
        return new WriteKey(
                row.getString("write_key"),
                row.getString("name"),
                Stream.of(row.getString("origins").split(" ")).toList(),
                Timestamps.read(row, "created_at"),
                row.getString("created_by"));
    }
}
