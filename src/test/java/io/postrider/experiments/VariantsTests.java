package io.postrider.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.postrider.contacts.ContactId;
import io.postrider.experiments.Variants.Variant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The split is stable, fair and different for each experiment. */
class VariantsTests {

    private static final int PEOPLE = 20_000;

    private final Variants variants = new Variants();
    private final List<Variant> half = List.of(new Variant("warm", 1), new Variant("plain", 1));

    @Test
    void neverMovesAnybody() {
        ContactId mara = ContactId.of("01890a5d-ac96-774b-bcce-b302099a8057");

        assertThat(variants.position("welcome-subject", mara)).isEqualTo(variants.position("welcome-subject", mara));
        assertThat(variants.position("welcome-subject", mara))
                .as("computed with another SHA-256: the split of running experiments depends on it")
                .isEqualTo(0.40289555782168507);
    }

    @Test
    void spreadsPeopleEvenly() {
        int[] buckets = new int[20];
        people().forEach(who -> buckets[(int) (variants.position("holdout", who) * 20)]++);

        double expected = PEOPLE / 20.0;
        double chiSquare = 0;
        for (int bucket : buckets) {
            chiSquare += (bucket - expected) * (bucket - expected) / expected;
        }
        assertThat(chiSquare)
                .as("chi-square with 19 degrees of freedom, 0.1 % level")
                .isLessThan(43.8);
    }

    @Test
    void givesEachVariantItsShare() {
        List<Variant> unequal = List.of(new Variant("a", 7), new Variant("b", 2), new Variant("c", 1));
        long c = people().filter(who -> variants.assign("offer", who, unequal).equals("c"))
                .count();
        long a = people().filter(who -> variants.assign("offer", who, unequal).equals("a"))
                .count();

        assertThat(a / (double) PEOPLE).isCloseTo(0.7, within(0.015));
        assertThat(c / (double) PEOPLE).isCloseTo(0.1, within(0.01));
    }

    @Test
    void splitsTheSamePeopleIndependentlyInAnotherExperiment() {
        long both = people().filter(who -> variants.assign("one", who, half).equals("warm")
                        && variants.assign("two", who, half).equals("warm"))
                .count();

        assertThat(both / (double) PEOPLE).isCloseTo(0.25, within(0.015));
    }

    @Test
    void refusesWhatIsNoSplit() {
        assertThatThrownBy(() -> variants.assign("x", new ContactId(new UUID(1, 1)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Variant("x", weight)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Stream<ContactId> people() {
        Random random = new Random(7);
        return Stream.generate(() -> new ContactId(new UUID(random.nextLong(), random.nextLong())))
                .limit(PEOPLE);
    }
}
