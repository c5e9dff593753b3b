package io.postrider.segments.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;

/** A rule to be tried. */
@Schema(name = "SegmentPreviewRequest")
record PreviewRequest(
        @Schema(type = "object", description = "who would be in it", requiredMode = Schema.RequiredMode.REQUIRED)
                JsonNode rule) {}
