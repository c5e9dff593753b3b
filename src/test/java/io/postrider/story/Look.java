package io.postrider.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Looks at each page the way people do who use a screen reader, a telephone, or the developer tools. */
final class Look {

    private static final Set<String> NOT_TOLERATED = Set.of("serious", "critical");
    private static final int PHONE = 390;
    private static final int DESK = 1280;

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    /** Hears what pages of this context write to the browser's console as errors, such as a breach of the security policy. */
    Look(BrowserContext context) {
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.page().url() + ": " + message.text());
            }
        });
    }

    /** Accessibility, and no sideways scrolling on a telephone. */
    void at(Page page) {
        // A mail is shown in a frame that allows no script, not even axe's, which would wait there for ever.
        assertThat(new AxeBuilder(page).exclude("iframe[sandbox]").analyze().getViolations())
                .as("accessibility of %s", page.url())
                .filteredOn(violation -> NOT_TOLERATED.contains(violation.getImpact()))
                .extracting(violation -> violation.getId() + ": "
                        + violation.getNodes().stream()
                                .map(node -> node.getHtml())
                                .toList())
                .isEmpty();
        page.setViewportSize(PHONE, 844);
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .as("width of %s on a telephone", page.url())
                .isLessThanOrEqualTo(PHONE);
        page.setViewportSize(DESK, 800);
    }

    void foundNothingInTheConsole() {
        assertThat(complaints).isEmpty();
    }
}
