package io.postrider.segments;

import java.util.List;

/** Somebody who builds on segments; what is used is not deleted. */
public interface SegmentUse {

    /** Who uses this segment, each named as a person would, such as {@code the journey "Win back"}; empty when nobody does. */
    List<String> of(String segment);
}
