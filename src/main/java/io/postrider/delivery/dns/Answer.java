package io.postrider.delivery.dns;

import java.util.List;

/**
 * What DNS said: these values, surely nothing, or nothing that could be heard.
 *
 * @param values not empty when found, empty otherwise
 */
public record Answer(State state, List<String> values) {

    /** How sure we are. */
    public enum State {
        FOUND,
        /** The name, or this kind of record at it, does not exist. */
        NONE,
        /** DNS is switched off, silent or broken: nothing may be concluded. */
        UNKNOWN
    }

    static final Answer NONE = new Answer(State.NONE, List.of());
    static final Answer UNKNOWN = new Answer(State.UNKNOWN, List.of());

    public static Answer of(List<String> values) {
        return values.isEmpty() ? NONE : new Answer(State.FOUND, List.copyOf(values));
    }

    public boolean found() {
        return state == State.FOUND;
    }

    public boolean unknown() {
        return state == State.UNKNOWN;
    }

    /** Both together: found if either is; unknown if neither is found and one of them is unknown. */
    Answer and(Answer other) {
        if (found() && other.found()) {
            return of(java.util.stream.Stream.concat(values.stream(), other.values.stream())
                    .toList());
        }
        if (found() || other.found()) {
            return found() ? this : other;
        }
        return unknown() ? this : other;
    }
}
