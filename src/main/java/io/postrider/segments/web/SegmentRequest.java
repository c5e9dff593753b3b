package io.postrider.segments.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;

/** A segment as it is to be kept. */
@Schema(name = "SegmentRequest")
record SegmentRequest(
        @Schema(description = "for people, 1 to 100 characters", requiredMode = Schema.RequiredMode.REQUIRED)
                String name,
        @Schema(description = "for people, at most 500 characters") String description,
        @Schema(type = "object", description = "who is in it", requiredMode = Schema.RequiredMode.REQUIRED)
                JsonNode rule) {}
