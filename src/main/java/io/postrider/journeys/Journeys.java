package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.ContactNotFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The journeys of this installation: what they are, who is in them, and how they go. */
@Component
public class Journeys {

    private final JourneyCatalogue catalogue;
    private final JourneyEntry entry;
    private final EnrolmentTable enrolments;
    private final Departures departures;
    private final StepCounts steps;

    Journeys(
            JourneyCatalogue catalogue,
            JourneyEntry entry,
            EnrolmentTable enrolments,
            Departures departures,
            StepCounts steps) {
        this.catalogue = catalogue;
        this.entry = entry;
        this.enrolments = enrolments;
        this.departures = departures;
        this.steps = steps;
    }

    /** The newest version of each, by key. */
    public List<Journey> all() {
        return catalogue.all();
    }

    public Optional<Journey> find(String key) {
        return catalogue.find(key);
    }

    public Optional<Journey> find(String key, int version) {
        return catalogue.find(key, version);
    }

    /** The drawing as the engine runs it, BPMN 2.0 XML. @param version null for the newest */
    public String diagram(String key, Integer version) {
        return catalogue.diagram(require(key, version).definitionId());
    }

    /** What happened at each step of the drawing. @param version null for the newest drawing with the counts of all versions */
    public List<StepCount> steps(String key, Integer version) {
        Journey journey = require(key, version);
        List<String> definitions = version == null ? catalogue.versions(key) : List.of(journey.definitionId());
        return steps.of(key, version, definitions, catalogue.model(journey.definitionId()));
    }

    /** @param version null for all versions together */
    public JourneyCount count(String key, Integer version) {
        return steps.journey(require(key, version).key(), version);
    }

    /** Enrolments in the order of entering, after the one given (null: from the first). */
    public List<Enrolment> enrolments(String key, String after, int limit) {
        return enrolments.page(require(key, null).key(), after, limit);
    }

    /** All the contact's enrolments, newest first. */
    public List<Enrolment> enrolments(ContactId contact) {
        return enrolments.of(contact);
    }

    /** @throws EnrolmentNotFound when the journey has no such enrolment */
    public Enrolment enrolment(String key, String id) {
        return enrolments
                .find(id)
                .filter(enrolment -> enrolment.journey().equals(key))
                .orElseThrow(() -> new EnrolmentNotFound(key, id));
    }

    /** Whether the journey has or had an enrolment of this id. @throws JourneyNotFound when there is no such journey */
    public boolean hasEnrolment(String key, String id) {
        require(key, null);
        return enrolments
                .find(id)
                .filter(enrolment -> enrolment.journey().equals(key))
                .isPresent();
    }

    /**
     * Lets a contact in by hand or by an app; the same door as the triggers'.
     *
     * @throws JourneyNotFound when there is no such journey
     * @throws ContactNotFound when there is no such contact
     * @throws NotAdmitted with the reason why she may not enter; it stands on her timeline, too
     * @throws InvalidVariables when a variable cannot be taken
     */
    public Enrolment enrol(String key, ContactId contact, Map<String, Object> variables) {
        Journey journey = require(key, null);
        JourneyEntry.Outcome outcome = entry.enter(journey, contact, StartVariables.checked(variables));
        if (outcome.refusal() != null && outcome.refusal().kind() == Refusal.Kind.UNKNOWN_CONTACT) {
            throw new ContactNotFound(contact);
        }
        if (outcome.refusal() != null) {
            throw new NotAdmitted(outcome.refusal());
        }
        return enrolments.find(outcome.enrolment()).orElseThrow();
    }

    /** Takes a contact out; her mails not yet sent are taken back. Nothing happens when she is out already. */
    @Transactional
    public Enrolment leave(String key, String id, String reason) {
        departures.leave(enrolment(key, id), reason);
        return enrolment(key, id);
    }

    /** When she entered; empty when the run is no enrolment. */
    public Optional<Instant> enteredAt(String enrolment) {
        return enrolments.find(enrolment).map(Enrolment::enteredAt);
    }

    /** Who enters by this version, as drawn; read once per version, so that every send may ask. */
    public Optional<JourneyStart> start(String key, int version) {
        return catalogue.model(key, version).map(JourneyModel::start);
    }

    /** A journey's name as this version drew it; read once per version, so that every line of a page may ask. */
    public Optional<String> name(String key, int version) {
        return catalogue.model(key, version).map(JourneyModel::name);
    }

    /** A step's name as this version drew it, or its id; read once per version. */
    public String stepName(String key, int version, String step) {
        return catalogue.model(key, version).map(model -> model.nameOf(step)).orElse(step);
    }

    private Journey require(String key, Integer version) {
        return (version == null ? catalogue.find(key) : catalogue.find(key, version))
                .orElseThrow(() -> new JourneyNotFound(key, version));
    }
}
