package io.postrider.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Something many ask for and few change: what was read counts for a short while of machine time, on each node. */
public final class Snapshot<T> {

    private record Known<T>(T value, Instant until) {}

    private final MachineTime machine;
    private final Duration age;
    private final Supplier<T> read;
    private volatile Known<T> known;

    /** @param age how old an answer may be */
    public Snapshot(MachineTime machine, Duration age, Supplier<T> read) {
        this.machine = machine;
        this.age = age;
        this.read = read;
    }

    public T get() {
        Known<T> last = known;
        Instant now = machine.now();
        if (last != null && now.isBefore(last.until())) {
            return last.value();
        }
        T value = read.get();
        known = new Known<>(value, now.plus(age));
        return value;
    }

    /** The next answer is read anew: for whoever has just changed it on this node. */
    public void forget() {
        known = null;
    }
}
