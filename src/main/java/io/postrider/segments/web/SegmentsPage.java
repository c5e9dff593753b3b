package io.postrider.segments.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All segments; there are never so many that they need pages. */
@Schema(name = "SegmentsPage")
record SegmentsPage(List<SegmentView> items) {}
