package io.postrider.console;

import io.postrider.events.DailyCounts;
import io.postrider.events.EventNames;
import io.postrider.events.EventNames.EventName;
import io.postrider.events.ReportingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which kinds of events come, how many, what they carry, and which have stopped coming. */
@Controller
class EventPages {

    private static final int PAGE = 50;
    private static final int DAYS = 14;
    private static final int HIGHEST = 28;

    private final EventNames names;
    private final ReportingDays days;

    EventPages(EventNames names, ReportingDays days) {
        this.names = names;
        this.days = days;
    }

    /** One day of a kind of event. @param height of its bar, 2 to 28 */
    record Bar(LocalDate day, long events, long height) {}

    @GetMapping("/events")
    String list(
            @RequestParam(required = false) String after, @RequestParam(required = false) String name, Model model) {
        List<EventName> found = names.page(after, PAGE + 1);
        boolean more = found.size() > PAGE;
        model.addAttribute("names", more ? found.subList(0, PAGE) : found);
        model.addAttribute("more", more ? found.get(PAGE - 1).name() : null);
        model.addAttribute("after", after);
        if (name != null && !name.isBlank()) {
            EventNames.Detail detail = names.find(name).orElseThrow(() -> new PageNotFound("no such event"));
            model.addAttribute("one", detail);
            model.addAttribute("bars", bars(detail));
        }
        return "console/events";
    }

    private List<Bar> bars(EventNames.Detail detail) {
        var counts = detail.days().stream().collect(Collectors.toMap(DailyCounts.Day::day, DailyCounts.Day::events));
        long most = counts.values().stream().mapToLong(it -> it).max().orElse(1);
        return LongStream.range(0, DAYS)
                .mapToObj(ago -> days.today().minusDays(DAYS - 1 - ago))
                .map(day -> new Bar(
                        day,
                        counts.getOrDefault(day, 0L),
                        2 + Math.round((HIGHEST - 2.0) * counts.getOrDefault(day, 0L) / Math.max(1, most))))
                .toList();
    }
}
