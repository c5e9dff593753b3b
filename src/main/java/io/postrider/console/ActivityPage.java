package io.postrider.console;

import io.postrider.events.Activity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The events behind every number: all of them, or those of one kind, journey or step. */
@Controller
class ActivityPage {

    private static final int PAGE = 50;

    private final Feed feed;
    private final Names names;

    ActivityPage(Feed feed, Names names) {
        this.feed = feed;
        this.names = names;
    }

    @GetMapping("/activity")
    String list(
            @RequestParam(required = false) String name,
            @RequestParam(required = false) String journey,
            @RequestParam(required = false) String step,
            @RequestParam(required = false) Long before,
            Model model) {
        Activity.Filter filter = new Activity.Filter(given(name), given(journey), given(step));
        List<Feed.News> found = feed.newest(filter, before, PAGE + 1);
        boolean more = found.size() > PAGE;
        model.addAttribute("news", more ? found.subList(0, PAGE) : found);
        model.addAttribute("older", more ? found.get(PAGE - 1).id() : null);
        model.addAttribute("filter", filter);
        model.addAttribute("kinds", kinds());
        model.addAttribute("journeyName", filter.journey() == null ? null : names.journey(filter.journey()));
        model.addAttribute(
                "stepName", filter.step() == null ? null : names.stepOfNewest(filter.journey(), filter.step()));
        return "console/activity";
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("contact.subscribed", "Subscribed");
        kinds.put("contact.unsubscribed", "Unsubscribed");
        kinds.put("contact.suppressed", "Never mailed again");
        kinds.put("email.sent", "Mails sent");
        kinds.put("email.opened", "Mails opened");
        kinds.put("email.clicked", "Links clicked");
        kinds.put("email.held", "Mails held");
        kinds.put("email.skipped", "Mails not sent");
        kinds.put("email.bounced", "Mails that came back");
        kinds.put("journey.entered", "Journeys entered");
        kinds.put("journey.left", "Journeys left");
        kinds.put("journey.refused", "Not taken into a journey");
        return kinds;
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
