package io.postrider.segments;

/**
 * Something that can change who is in a segment.
 *
 * @param name of an event of the log, or {@code computed.<owner>}: numbers this module computed
 * @param field only events that mention it; empty for all of the name
 * @param projected whether commerce must have read the event first
 */
record Touch(String name, String field, boolean projected) {

    static final String ENTERED = "segment.entered";
    static final String LEFT = "segment.left";

    private static final String COMPUTED = "computed.";

    static String computed(String owner) {
        return COMPUTED + owner;
    }
}
