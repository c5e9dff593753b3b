package io.postrider.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The first week of a subscriber, as she and a marketer see it in their browsers. */
@Execution(ExecutionMode.CONCURRENT)
class BrowserStoryTests {

    private static final int SECONDS_PER_DAY = 4;
    private static final double PATIENCE = 120_000;
    private static final String DORA = "dora@example.org";
    private static final Pattern CONFIRMATIONS = Pattern.compile("Please confirm|Still waiting");
    private static final String JOURNEY = "/journeys/welcome-series";

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void sheSignsUpReadsClicksAndUnsubscribesWhileTheDrawingCountsHer() {
        try (Chromium chromium = Chromium.launch();
                LivingServer server = LivingServer.start("browser", SECONDS_PER_DAY, Map.of());
                BrowserContext context = chromium.context(server.url())) {
            Look look = new Look(context);
            context.route("https://fernandkettle.example/**", BrowserStoryTests::shop);
            play(context, look);
            look.foundNothingInTheConsole();
        }
    }

    private static void play(BrowserContext context, Look look) {
        Page subscriber = context.newPage();
        signsUp(subscriber, look);
        Page marketer = context.newPage();
        logsIn(marketer, look);
        Page drawing = context.newPage();
        drawing.navigate(JOURNEY);
        assertThat(total(drawing, "entered")).hasText("0");

        Page confirmation = follow(openConfirmation(marketer, look), "/confirm/");
        look.at(confirmation);
        press(confirmation);
        look.at(confirmation);

        Page clicked = follow(openMail(marketer, 1, look), "/c/");
        assertThat(clicked).hasURL(Pattern.compile("https://fernandkettle\\.example/.*"));
        assertThat(total(drawing, "entered")).hasText("1", patiently());
        assertThat(passed(drawing, "event_twoDaysPassed")).hasText("1", patiently());
        look.at(drawing);

        look.at(follow(openMail(marketer, 2, look), "/p/"));
        Page leaving = follow(openMail(marketer, 3, look), "/u/");
        look.at(leaving);
        press(leaving);
        look.at(leaving);
        seesWhy(marketer, look);
        visits(marketer, look, "/", "/contacts", "/journeys", "/templates", "/templates/welcome-thanks", "/inbox");
    }

    private static void signsUp(Page page, Look look) {
        page.navigate("/signup");
        look.at(page);
        page.locator("input[type=email]").fill(DORA);
        page.locator("form input[type=checkbox]").all().forEach(Locator::check);
        press(page);
        look.at(page);
    }

    private static void logsIn(Page page, Look look) {
        page.navigate("/login");
        look.at(page);
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(LivingServer.PASSWORD);
        press(page);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
    }

    private static FrameLocator openConfirmation(Page page, Look look) {
        page.navigate("/inbox?to=" + DORA);
        return open(page, page.locator("#mails a.who").last(), look);
    }

    /** Waits for the n-th mail of the series (from 1) and opens it in the inbox, which shows the newest first. */
    private static FrameLocator openMail(Page page, int n, Look look) {
        page.navigate("/inbox?to=" + DORA);
        Locator subjects =
                page.locator("#mails a.who").filter(new Locator.FilterOptions().setHasNotText(CONFIRMATIONS));
        assertThat(subjects).hasCount(n, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
        return open(page, subjects.first(), look);
    }

    /** By its address, because the list renews itself every two seconds, under the pointer. */
    private static FrameLocator open(Page page, Locator subject, Look look) {
        page.navigate(subject.getAttribute("href"));
        look.at(page);
        return page.frameLocator("iframe");
    }

    /** Follows the first link of a mail that leads to such a path. */
    private static Page follow(FrameLocator mail, String path) {
        Locator link = mail.locator("a[href*='" + path + "']").first();
        Page followed = link.page().waitForPopup(link::click);
        followed.waitForLoadState();
        return followed;
    }

    private static void press(Page page) {
        page.locator("main form[method=post] button").first().click();
        page.waitForLoadState();
    }

    private static void seesWhy(Page page, Look look) {
        page.navigate("/contacts?search=" + DORA);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(DORA))
                .first()
                .click();
        page.waitForURL("**/contacts/*");
        assertThat(page.locator("main")).containsText("Welcome series");
        look.at(page);
    }

    private static void visits(Page page, Look look, String... paths) {
        for (String path : paths) {
            assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
            look.at(page);
        }
    }

    private static Locator total(Page drawing, String name) {
        return drawing.locator("[data-total=" + name + "]");
    }

    private static Locator passed(Page drawing, String step) {
        return drawing.locator("tr[data-step=" + step + "] [data-field=passed]");
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
    }

    /** The imaginary shop's site, to which the mails link. */
    private static void shop(Route route) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("text/html").setBody("<title>Fern &amp; Kettle</title>"));
    }
}
