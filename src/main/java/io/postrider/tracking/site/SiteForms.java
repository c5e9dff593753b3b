package io.postrider.tracking.site;

import io.postrider.contacts.PlainValues;
import io.postrider.contacts.SignUps;
import io.postrider.time.Timestamps;
import io.postrider.tracking.site.SiteForm.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sign-up forms of the shop's pages. */
@Component
public class SiteForms {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final int LONGEST_DELAY = 600;

    private final JdbcClient jdbc;
    private final SignUps signUps;
    private final Clock clock;

    SiteForms(JdbcClient jdbc, SignUps signUps, Clock clock) {
        this.jdbc = jdbc;
        this.signUps = signUps;
        this.clock = clock;
    }

    /** Makes or changes a form; its version is counted here. @throws InvalidSite when it could not be shown */
    @Transactional
    public SiteForm put(SiteForm wanted) {
        SiteForm form = checked(wanted);
        Optional<SiteForm> before = find(form.form());
        int version = before.map(it -> it.version() + 1).orElse(1);
        jdbc.sql(
                        before.isPresent()
                                ? """
                                update site_form set purpose = :purpose, kind = :kind, title = :title, lead = :lead,
                                    button = :button, thanks = :thanks, asks_name = :asksName, delay_seconds = :delay,
                                    active = :active, version = :version, changed_at = :at
                                where form = :form
                                """
                                : """
                                insert into site_form (form, purpose, kind, title, lead, button, thanks, asks_name,
                                    delay_seconds, active, version, changed_at)
                                values (:form, :purpose, :kind, :title, :lead, :button, :thanks, :asksName, :delay,
                                    :active, :version, :at)
                                """)
                .param("form", form.form())
                .param("purpose", form.purpose())
                .param("kind", form.kind().name())
                .param("title", form.title())
                .param("lead", form.lead())
                .param("button", form.button())
                .param("thanks", form.thanks())
                .param("asksName", form.asksName())
                .param("delay", form.delaySeconds())
                .param("active", form.active())
                .param("version", version)
                .param("at", Timestamps.of(clock.instant()))
                .update();
        return find(form.form()).orElseThrow();
    }

    public List<SiteForm> all() {
        return jdbc.sql("select * from site_form order by form")
                .query(SiteForms::read)
                .list();
    }

    public Optional<SiteForm> find(String form) {
        return jdbc.sql("select * from site_form where form = ?")
                .param(form)
                .query(SiteForms::read)
                .optional();
    }

    /** @throws SiteThingNotFound when there is none */
    @Transactional
    public void remove(String form) {
        if (jdbc.sql("delete from site_form where form = ?").param(form).update() == 0) {
            throw new SiteThingNotFound("site-form");
        }
    }

    private SiteForm checked(SiteForm form) {
        if (form.form() == null || !KEY.matcher(form.form()).matches()) {
            throw new InvalidSite("The name of a form is 1 to 60 small letters, digits and hyphens.");
        }
        if (form.kind() == null) {
            throw new InvalidSite("kind must be INLINE, POPUP or EXIT.");
        }
        if (form.purpose() == null || signUps.purpose(form.purpose()).isEmpty()) {
            throw new InvalidSite("purpose must be one people can sign up for.");
        }
        if (form.delaySeconds() < 0 || form.delaySeconds() > LONGEST_DELAY) {
            throw new InvalidSite("delaySeconds must be 0 to " + LONGEST_DELAY + ".");
        }
        return new SiteForm(
                form.form(),
                form.purpose(),
                form.kind(),
                text("title", form.title(), 120),
                text("lead", form.lead(), 400),
                text("button", form.button(), 60),
                text("thanks", form.thanks(), 300),
                form.asksName(),
                form.delaySeconds(),
                form.active(),
                form.version());
    }

    private static String text(String what, String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest || PlainValues.hasControls(text)) {
            throw new InvalidSite(what + " must be 1 to " + longest + " characters without control characters.");
        }
        return text.strip();
    }

    private static SiteForm read(ResultSet row, int number) throws SQLException {
        return new SiteForm(
                row.getString("form"),
                row.getString("purpose"),
                Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("lead"),
                row.getString("button"),
                row.getString("thanks"),
                row.getBoolean("asks_name"),
                row.getInt("delay_seconds"),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
