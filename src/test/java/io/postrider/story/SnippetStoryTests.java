package io.postrider.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.postrider.access.SignedTokens;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.delivery.Email;
import io.postrider.delivery.Outbox;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.events.Origin;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.tracking.site.SiteForm;
import io.postrider.tracking.site.SiteForms;
import io.postrider.tracking.site.WriteKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The snippet on a page of the shop, in a real browser: another site than ours, as in life. */
@OnH2
class SnippetStoryTests {

    @LocalServerPort
    int port;

    @Autowired
    Contacts contacts;

    @Autowired
    Outbox outbox;

    @Autowired
    WriteKeys keys;

    @Autowired
    SiteForms forms;

    @Autowired
    EventLog log;

    @Autowired
    SignedTokens tokens;

    @Autowired
    MovableClock clock;

    private HttpServer shop;
    private String consent = "";
    private ContactId she;
    private String pass;

    @BeforeEach
    void aShop() throws IOException {
        shop = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        String key = keys.add("Shop", List.of(site()), "test").key();
        shop.createContext("/", exchange -> {
            byte[] page = page(key).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        shop.start();
        String name = "imogen" + UUID.randomUUID();
        she = contacts.upsert(new NewContact(name + "@friends.example", null, null, null, Map.of()))
                .id();
        long mail = outbox.enqueue(new Email(
                        "snippet:" + name,
                        she,
                        "transactional",
                        "welcome-thanks",
                        null,
                        Map.of(),
                        Origin.NONE,
                        Email.Moment.NOW,
                        true,
                        0))
                .id()
                .value();
        long until = clock.instant().getEpochSecond() + 86_400;
        pass = tokens.sign("visitor", Long.toString(mail, 36) + " " + Long.toString(until, 36));
    }

    @AfterEach
    void closed() {
        shop.stop(0);
    }

    @Test
    void tellsNothingBeforeConsentAndEverythingSinceSheCameAfterIt() {
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.context(site())) {
            Page page = context.newPage();
            page.navigate("/assam?prv=" + pass + "&size=250");
            assertThat(page).hasURL(site() + "/assam?size=250");
            assertThat(viewed()).isEmpty();

            page.evaluate("postrider.consent(true)");
            await().untilAsserted(() -> assertThat(viewed())
                    .extracting(LoggedEvent::name)
                    .containsExactlyInAnyOrder("page.viewed", "product.viewed"));
            assertThat(viewed()).anySatisfy(it -> assertThat(it.properties())
                    .containsEntry("productId", "assam-250")
                    .containsEntry("url", site() + "/assam"));

            page.navigate("/oolong");
            await().untilAsserted(() -> assertThat(viewed()).hasSize(4));
            page.evaluate("postrider.consent(false)");
            page.navigate("/sencha");
            page.waitForTimeout(300);
            assertThat(viewed()).hasSize(4);
        }
    }

    @Test
    void tellsNothingOfWhoeverAsksNotToBeTracked() {
        consent = " data-consent=\"granted\"";
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.context(site())) {
            context.addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true });");
            Page page = context.newPage();
            page.navigate("/assam?prv=" + pass);
            page.waitForTimeout(300);
            assertThat(page).hasURL(site() + "/assam");
            assertThat(viewed()).isEmpty();
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        }
    }

    @Test
    void showsItsFormsAndSignsUp() {
        String suffix = UUID.randomUUID().toString();
        forms.put(form("inline", SiteForm.Kind.INLINE, "Tea letters, inline"));
        forms.put(form("popup", SiteForm.Kind.POPUP, "Tea letters, over the page"));
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.context(site())) {
            Page page = context.newPage();
            page.navigate("/assam");
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).isVisible();
            page.keyboard().press("Escape");
            assertThat(dialog).isHidden();

            page.getByLabel("Email address").fill("no address@");
            page.getByLabel("Email address").fill("ada" + suffix + "@friends.example");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes please"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Look into your mail");
            assertThat(contacts.findByEmail("ada" + suffix + "@friends.example"))
                    .isPresent();

            page.reload();
            page.waitForTimeout(300);
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        } finally {
            forms.remove("inline");
            forms.remove("popup");
        }
    }

    @Test
    void asksOnceMoreWhenSheIsAboutToLeave() {
        // Of several the first is shown, and other tests leave theirs.
        forms.all().forEach(it -> forms.remove(it.form()));
        forms.put(form("leaving", SiteForm.Kind.EXIT, "Before you go"));
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.context(site())) {
            Page page = context.newPage();
            page.waitForResponse("**/s/forms?key=*", () -> page.navigate("/assam"));
            page.waitForTimeout(200);
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).isHidden();
            String leaves = "document.dispatchEvent(new MouseEvent('mouseout', { clientY: %d, relatedTarget: null }))";
            page.evaluate(leaves.formatted(200));
            assertThat(dialog).isHidden();
            page.evaluate(leaves.formatted(-1));
            assertThat(dialog).containsText("Before you go");
            page.getByLabel("Close").click();
            page.evaluate(leaves.formatted(-1));
            assertThat(dialog).isHidden();
        } finally {
            forms.remove("leaving");
        }
    }

    private static SiteForm form(String form, SiteForm.Kind kind, String title) {
        return new SiteForm(
                form,
                "newsletter",
                kind,
                title,
                "A letter every other Thursday.",
                "Yes please",
                "Look into your mail.",
                true,
                0,
                true,
                0);
    }

    private String site() {
        return "http://127.0.0.1:" + shop.getAddress().getPort();
    }

    private String page(String key) {
        return """
                <!doctype html><html lang="en"><title>Assam</title>
                <script type="application/ld+json">{"@type":"Product","sku":"assam-250","name":"Assam"}</script>
                <script defer src="http://localhost:%d/s/postrider.js" data-key="%s"%s></script>
                <h1>Assam</h1><div data-postrider-form="inline"></div></html>
                """
                .formatted(port, key, consent);
    }

    private List<LoggedEvent> viewed() {
        return log.timeline(she, null, 50).stream()
                .filter(it -> it.name().endsWith(".viewed"))
                .toList();
    }
}
