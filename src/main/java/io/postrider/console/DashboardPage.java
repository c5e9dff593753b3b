package io.postrider.console;

import io.postrider.contacts.Contacts;
import io.postrider.events.Activity;
import io.postrider.journeys.Journeys;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: how it goes, and what needs a hand. */
@Controller
class DashboardPage {

    private static final int NEWEST = 8;

    private final Figures figures;
    private final Alarms alarms;
    private final Journeys journeys;
    private final Contacts contacts;
    private final Feed feed;

    DashboardPage(Figures figures, Alarms alarms, Journeys journeys, Contacts contacts, Feed feed) {
        this.figures = figures;
        this.alarms = alarms;
        this.journeys = journeys;
        this.contacts = contacts;
        this.feed = feed;
    }

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("figures", figures.now());
        model.addAttribute("alarms", alarms.now());
        model.addAttribute("queue", alarms.queue());
        model.addAttribute(
                "journeys",
                journeys.all().stream()
                        .map(journey -> new JourneyRow(journey, journeys.count(journey.key(), null)))
                        .toList());
        model.addAttribute("people", contacts.count());
        model.addAttribute("news", feed.newest(new Activity.Filter(null, null, null), null, NEWEST));
        return "console/dashboard";
    }
}
