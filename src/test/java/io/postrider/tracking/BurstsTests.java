package io.postrider.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.tracking.Bursts.Click;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BurstsTests {

    @Test
    void threeLinksWithinTwoSecondsAreABurst() {
        assertThat(Bursts.among(List.of(at(0, "a"), at(1_000, "b"), at(2_000, "c"))))
                .containsExactlyInAnyOrder("a@0", "b@1000", "c@2000");
        assertThat(Bursts.among(List.of(at(0, "a"), at(1_000, "b"), at(2_001, "c"))))
                .isEmpty();
    }

    @Test
    void theSameLinkThriceIsAnImpatientPerson() {
        assertThat(Bursts.among(List.of(at(0, "a"), at(100, "a"), at(200, "a"), at(300, "b"))))
                .isEmpty();
    }

    @Test
    void linksOfDifferentMailsAreNoBurst() {
        assertThat(Bursts.among(
                        List.of(at(0, "a"), at(100, "b"), new Click("c", 8, "c", Instant.EPOCH.plusMillis(200)))))
                .isEmpty();
    }

    @Test
    void onlyWhatIsPartOfItIsMarkedWhateverTheOrderOfArrival() {
        List<Click> clicks = new ArrayList<>(List.of(
                at(0, "early"),
                at(10_000, "a"),
                at(10_500, "a"),
                at(11_000, "b"),
                at(11_900, "c"),
                at(13_100, "d"),
                at(60_000, "late")));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(clicks, new Random(seed));
            assertThat(Bursts.among(clicks)).isEqualTo(Set.of("a@10000", "a@10500", "b@11000", "c@11900"));
        }
    }

    @Test
    void aThousandClicksOfOneMailTakeNoTime() {
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            clicks.add(at(i, "link" + i % 40));
        }
        assertThat(Bursts.among(clicks)).hasSize(50_000);
    }

    private static Click at(long millis, String url) {
        return new Click(url + "@" + millis, 7, url, Instant.EPOCH.plusMillis(millis));
    }
}
