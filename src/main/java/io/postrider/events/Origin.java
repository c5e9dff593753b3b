package io.postrider.events;

/**
 * Which step of which journey caused something.
 *
 * @param journey process definition key, such as {@code welcome-series}
 * @param version version of the model
 * @param step id of the element in the drawing
 * @param enrolment the contact's run through the journey (process instance id)
 */
public record Origin(String journey, int version, String step, String enrolment) {

    /** Something that no journey caused. */
    public static final Origin NONE = new Origin(null, 0, null, null);
}
