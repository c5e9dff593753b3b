package io.postrider.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.tracking.Networks.AddressRange;
import io.postrider.tracking.Visitor.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTests {

    private static Networks networks(List<String> scanners, List<String> apple) {
        return new Networks(new TrackingSettings(10, java.time.Duration.ZERO, 10, "", scanners, apple));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.112.0/23, 203.0.113.9, true",
        "203.0.113.7/32, 203.0.113.7, true",
        "203.0.113.7/32, 203.0.113.6, false",
        "0.0.0.0/0, 9.9.9.9, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void knowsWhatARangeHolds(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range).contains(AddressRange.bytes(address)))
                .isEqualTo(held);
    }

    @Test
    void namesWhoseNetworkItIs() {
        Networks both = networks(List.of("203.0.113.0/24"), List.of("198.51.100.0/24"));
        assertThat(both.of("203.0.113.1")).isEqualTo(Network.SCANNER);
        assertThat(both.of("198.51.100.1")).isEqualTo(Network.APPLE);
        assertThat(both.of("192.0.2.1")).isEqualTo(Network.ANY);
        assertThat(networks(List.of(), List.of()).of("192.0.2.1")).isEqualTo(Network.NOT_TOLD);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"evil.example", "1.2.3.999", "1.2.3", "dead.beef", "::zz", "unknown", "1.2.3.4, 5.6.7.8"})
    void looksNoNameUp(String address) {
        assertThat(AddressRange.bytes(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "203.0.113.0", "203.0.113.0/33", "203.0.113.0/-1", "evil.example/8", "2001:db8::/129"})
    void refusesWhatIsNoRange(String range) {
        assertThatThrownBy(() -> AddressRange.parse(range)).isInstanceOf(IllegalArgumentException.class);
    }
}
