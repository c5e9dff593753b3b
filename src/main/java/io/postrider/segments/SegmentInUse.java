package io.postrider.segments;

import io.postrider.access.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Somebody builds on this segment, so it stays. */
class SegmentInUse extends Problem {

    SegmentInUse(List<String> users) {
        super(
                HttpStatus.CONFLICT,
                "segment-in-use",
                "This segment is used by " + String.join(", ", users) + ". Take it out there first.");
        getBody().setProperty("usedBy", users);
    }
}
