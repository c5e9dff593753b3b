package io.postrider.console;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.journeys.Journey;
import io.postrider.journeys.Journeys;
import io.postrider.journeys.StepPeople;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The contacts behind a number on a step of the drawing. */
@Controller
class StepPage {

    private static final int MOST = 200;

    private final Journeys journeys;
    private final StepPeople people;
    private final Contacts contacts;

    StepPage(Journeys journeys, StepPeople people, Contacts contacts) {
        this.journeys = journeys;
        this.people = people;
        this.contacts = contacts;
    }

    @GetMapping("/journeys/{key}/steps/{step}")
    String show(
            @PathVariable String key,
            @PathVariable String step,
            @RequestParam(defaultValue = "waiting") String show,
            Model model) {
        Journey journey = journeys.find(key).orElseThrow(() -> new PageNotFound("There is no such journey."));
        boolean passed = show.equals("passed");
        List<StepPeople.Person> found = passed ? people.passed(key, step, MOST) : people.waiting(key, step, MOST);
        Map<ContactId, Contact> known = contacts.findAll(
                found.stream().map(StepPeople.Person::contact).distinct().toList());
        model.addAttribute("journey", journey);
        model.addAttribute("step", step);
        model.addAttribute("name", journeys.stepName(key, journey.version(), step));
        model.addAttribute("passed", passed);
        model.addAttribute("most", MOST);
        model.addAttribute(
                "people",
                found.stream()
                        .filter(person -> known.containsKey(person.contact()))
                        .map(person -> new Row(known.get(person.contact()), person))
                        .toList());
        return "console/step";
    }

    /** Somebody at the step. */
    record Row(Contact contact, StepPeople.Person person) {}
}
