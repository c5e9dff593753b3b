package io.postrider;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The calls that ask the machine what time it is; {@code now(Clock)} is none of them. */
final class MachineClockCalls {

    private static final Set<String> TYPES_WITH_NOW = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    private MachineClockCalls() {}

    static DescribedPredicate<JavaMethodCall> any() {
        return DescribedPredicate.describe("asks the machine for the time", MachineClockCalls::asksTheMachine);
    }

    private static boolean asksTheMachine(JavaCall<?> call) {
        String owner = call.getTargetOwner().getFullName();
        String name = call.getTarget().getName();
        boolean now = TYPES_WITH_NOW.contains(owner) && name.equals("now") && !isGivenAClock(call);
        boolean system = owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick"));
        return now || system || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    }

    private static boolean isGivenAClock(JavaCall<?> call) {
        return List.of(Clock.class.getName())
                .equals(call.getTarget().getRawParameterTypes().stream()
                        .map(type -> type.getFullName())
                        .toList());
    }
}
