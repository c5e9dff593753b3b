package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import io.postrider.segments.Segments;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether contacts are still among those a journey is for; one query per segment. */
@Component
class Audiences {

    private final Segments segments;

    Audiences(Segments segments) {
        this.segments = segments;
    }

    /** That a contact is in a segment. */
    record Belonging(String segment, ContactId contact) {}

    /** Those that are true at this moment; nobody is in a segment that does not exist. */
    Set<Belonging> holding(Collection<Belonging> asked) {
        Map<String, Set<ContactId>> bySegment = asked.stream()
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(
                        Belonging::segment, Collectors.mapping(Belonging::contact, Collectors.toSet())));
        Set<Belonging> holding = new HashSet<>();
        for (String segment : segments.existing(bySegment.keySet())) {
            segments.within(segment, bySegment.get(segment))
                    .forEach(contact -> holding.add(new Belonging(segment, contact)));
        }
        return holding;
    }
}
