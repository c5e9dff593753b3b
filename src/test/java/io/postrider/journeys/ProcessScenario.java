package io.postrider.journeys;

import io.postrider.commerce.TestCommerce;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.delivery.Postman;
import io.postrider.events.Corrections;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.journeys.engine.DueJobs;
import io.postrider.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.springframework.stereotype.Component;

/** A journey played through in a test: things happen, days pass, and everything that works in the background does its round. */
@Component
class ProcessScenario {

    private final ProcessEngine engine;
    private final DueJobs due;
    private final TestCommerce commerce;
    private final JourneyFeed feed;
    private final StepCountFeed counts;
    private final Postman postman;
    final Contacts contacts;
    final Consents consents;
    final EventLog log;
    final MovableClock clock;
    final Journeys journeys;

    ProcessScenario(
            ProcessEngine engine,
            DueJobs due,
            JourneyFeed feed,
            StepCountFeed counts,
            Postman postman,
            Contacts contacts,
            Consents consents,
            EventLog log,
            MovableClock clock,
            Journeys journeys,
            TestCommerce commerce) {
        this.engine = engine;
        this.due = due;
        this.feed = feed;
        this.counts = counts;
        this.commerce = commerce;
        this.postman = postman;
        this.contacts = contacts;
        this.consents = consents;
        this.log = log;
        this.clock = clock;
        this.journeys = journeys;
    }

    /** Deploys a drawing of the project as the server does at its start; a drawing that stands there already stays. */
    void deployed(String... files) {
        for (String file : files) {
            String key = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
            if (engine.getRepositoryService()
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(key)
                            .count()
                    == 0) {
                engine.getRepositoryService()
                        .createDeployment()
                        .addClasspathResource(file)
                        .deploy();
            }
        }
    }

    /** The next day at this hour, UTC; time only goes forward, because others may live in the same database. */
    void tomorrowAt(int hour) {
        clock.set(clock.instant()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.DAYS)
                .plus(hour, ChronoUnit.HOURS));
        settle();
    }

    void pass(Duration time) {
        clock.advance(time);
        settle();
    }

    /** Commerce counts first, as in a server that runs. */
    private void hear() {
        commerce.settle();
        feed.read();
    }

    /** Everything in the background does its work until there is none. */
    void settle() {
        for (int round = 0; round < 3; round++) {
            hear();
            while (due.wake() > 0) {
                // There may be more.
            }
            postman.sendAll();
        }
        hear();
        counts.read();
    }

    /** What happened before the mails went out: the sender has not had its turn. */
    void listen() {
        hear();
    }

    /** The sender has its turn before anybody has read the log. */
    void sendOnly() {
        postman.sendAll();
    }

    void wakeOnly() {
        while (due.wake() > 0) {
            // There may be more.
        }
    }

    ContactId somebody() {
        return somebody("UTC");
    }

    ContactId somebody(String zone) {
        return contacts.upsert(new NewContact(
                        "c" + UUID.randomUUID() + "@example.com",
                        null,
                        ZoneId.of(zone),
                        null,
                        Map.of("firstName", "Ada")))
                .id();
    }

    void subscribes(ContactId contact, String purpose) {
        consents.grant(contact, purpose, proof());
    }

    Proof proof() {
        return new Proof("test", clock.instant(), null, null, null, null);
    }

    void does(ContactId contact, String event, Map<String, Object> properties) {
        log.append(new NewEvent(null, event, contact, clock.instant(), properties, Origin.NONE, null));
    }

    /** An import or a back-fill tells of it. */
    void learnsLater(ContactId contact, String event, Map<String, Object> properties) {
        log.append(new NewEvent(null, event, contact, clock.instant(), properties, Origin.NONE, null).asHistory());
    }

    /** A person follows a link of the mail this step sent. */
    void clicks(ContactId contact, String step, String verdict) {
        LoggedEvent sent = events(contact, "email.sent").stream()
                .filter(event -> step.equals(event.origin().step()))
                .findFirst()
                .orElseThrow();
        log.append(new NewEvent(
                null,
                "email.clicked",
                contact,
                clock.instant(),
                Map.of("mail", sent.properties().get("mail"), "url", "https://example.com/", "verdict", verdict),
                sent.origin(),
                null));
    }

    /** It turns out that a program had followed these links. */
    void takesBack(List<LoggedEvent> clicks) {
        clicks.forEach(click -> log.append(Corrections.of(
                click,
                Map.of("was", click.properties().get("verdict"), "verdict", "machine"),
                "Three links at once.")));
    }

    Enrolment enrolment(ContactId contact, String journey) {
        List<Enrolment> all = journeys.enrolments(contact).stream()
                .filter(enrolment -> enrolment.journey().equals(journey))
                .toList();
        if (all.size() != 1) {
            throw new AssertionError("One enrolment in " + journey + " was expected, but there are " + all);
        }
        return all.get(0);
    }

    /** Elements she has passed, in their order. */
    List<String> passed(Enrolment enrolment) {
        HistoryService history = engine.getHistoryService();
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(enrolment.id())
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    List<LoggedEvent> events(ContactId contact, String name) {
        return log.timeline(contact, null, 200).stream()
                .filter(event -> event.name().equals(name))
                .toList();
    }

    /** Templates of the mails that left, in their order. */
    List<String> mails(ContactId contact) {
        List<String> newestFirst = events(contact, "email.sent").stream()
                .map(event -> String.valueOf(event.properties().get("template")))
                .toList();
        List<String> mails = new ArrayList<>(newestFirst);
        Collections.reverse(mails);
        return mails;
    }

    Instant now() {
        return clock.instant();
    }

    long instances(ContactId contact) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(contact.toString())
                .count();
    }

    ProcessEngine engine() {
        return engine;
    }
}
