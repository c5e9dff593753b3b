package io.postrider.segments;

import io.postrider.contacts.AttributeUse;
import java.util.List;
import org.springframework.stereotype.Component;

/** The attributes that rules name. */
@Component
class SegmentAttributes implements AttributeUse {

    private final SegmentTable segments;

    SegmentAttributes(SegmentTable segments) {
        this.segments = segments;
    }

    @Override
    public List<String> of(String attribute) {
        return segments.naming(attribute).stream()
                .map(it -> "the segment '" + it + "'")
                .toList();
    }
}
