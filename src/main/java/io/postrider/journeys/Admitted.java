package io.postrider.journeys;

import java.io.Serial;
import java.io.Serializable;

/**
 * The door's mark on an instance that has passed it already, seen only while the instance starts.
 *
 * <p>Nobody outside can make one: its type is not visible, and the engine's REST interface takes no objects of ours.
 */
final class Admitted implements Serializable {

    /** Variable under which the mark travels; transient, so it is never stored. */
    static final String NAME = "postriderAdmitted";

    @Serial
    private static final long serialVersionUID = 1;
}
