package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseSettingsTests {

    @Test
    void makesH2RememberWhatItCommitted() {
        assertThat(DatabaseSettings.complete("jdbc:h2:file:/srv/postrider"))
                .startsWith("jdbc:h2:file:/srv/postrider;")
                .contains(";WRITE_DELAY=0");
    }

    @Test
    void addsToAPostgresUrlWithAndWithoutParameters() {
        assertThat(DatabaseSettings.complete("jdbc:postgresql://db/postrider"))
                .startsWith("jdbc:postgresql://db/postrider?")
                .contains("reWriteBatchedInserts=true");
        assertThat(DatabaseSettings.complete("jdbc:postgresql://db/postrider?sslmode=require"))
                .startsWith("jdbc:postgresql://db/postrider?sslmode=require&");
    }

    @Test
    void keepsWhatTheOperatorChose() {
        assertThat(DatabaseSettings.complete("jdbc:h2:file:/srv/p;LOCK_TIMEOUT=5"))
                .contains("LOCK_TIMEOUT=5")
                .doesNotContain("LOCK_TIMEOUT=10000");
    }

    @Test
    void refusesAnotherDatabaseWithoutRepeatingItsPassword() {
        assertThatThrownBy(() -> DatabaseSettings.complete("jdbc:mysql://db/p?password=secret"))
                .hasMessageContaining("jdbc:mysql://db/p")
                .hasMessageNotContaining("secret");
    }
}
