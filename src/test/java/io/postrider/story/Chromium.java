package io.postrider.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** The last five keep the browser from talking to anybody but the server under test. */
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(FLAGS));
    }

    /** Skips the test with a clear word when there is none, unless {@code POSTRIDER_BROWSER=required}. */
    static Chromium launch() {
        Optional<Path> executable = find();
        if (executable.isEmpty() && "required".equals(System.getenv("POSTRIDER_BROWSER"))) {
            throw new AssertionError("POSTRIDER_BROWSER=required, but none of " + NAMES + " is on the PATH");
        }
        if (executable.isEmpty()) {
            System.out.println(
                    "SKIPPED: the browser story needs Chromium on the PATH (Debian: apt-get install chromium)");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on the PATH");
        return new Chromium(executable.get());
    }

    /** A browser without a past, at home on this site. */
    BrowserContext context(String site) {
        // A click counts as a person's only without the word "headless".
        return browser.newContext(
                new Browser.NewContextOptions().setBaseURL(site).setUserAgent(Http.BROWSER));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        List<Path> directories = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return NAMES.stream()
                .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
