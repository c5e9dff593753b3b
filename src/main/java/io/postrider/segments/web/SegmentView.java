package io.postrider.segments.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.postrider.segments.Segment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A segment with how it stands. */
@Schema(name = "Segment")
record SegmentView(
        String key,
        String name,
        String description,
        Segment.Kind kind,
        @Schema(description = "the rule in plain words") String sentence,
        @Schema(type = "object") @JsonRawValue String rule,
        @Schema(description = "how many contacts are in it by the last look at each") long members,
        @Schema(description = "whether a new rule has not met everybody yet, so that members still changes")
                boolean filling,
        @Schema(description = "what builds on it; while there is anything it cannot be deleted") List<String> usedBy,
        Instant createdAt,
        Instant changedAt) {}
