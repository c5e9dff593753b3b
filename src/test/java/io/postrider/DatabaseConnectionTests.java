package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseConnectionTests {

    @Test
    void makesH2RememberWhatItCommitted() {
        assertThat(DatabaseConnection.complete("jdbc:h2:file:/srv/postrider"))
                .startsWith("jdbc:h2:file:/srv/postrider;")
                .contains(";WRITE_DELAY=0");
    }

    @Test
    void addsToAPostgresUrlWithAndWithoutParameters() {
        assertThat(DatabaseConnection.complete("jdbc:postgresql://db/postrider"))
                .startsWith("jdbc:postgresql://db/postrider?")
                .contains("reWriteBatchedInserts=true");
        assertThat(DatabaseConnection.complete("jdbc:postgresql://db/postrider?sslmode=require"))
                .startsWith("jdbc:postgresql://db/postrider?sslmode=require&");
    }

    @Test
    void keepsWhatTheOperatorChose() {
        assertThat(DatabaseConnection.complete("jdbc:h2:file:/srv/p;LOCK_TIMEOUT=5"))
                .contains("LOCK_TIMEOUT=5")
                .doesNotContain("LOCK_TIMEOUT=10000");
    }

    @Test
    void refusesAnotherDatabaseWithoutRepeatingItsPassword() {
        assertThatThrownBy(() -> DatabaseConnection.complete("jdbc:mysql://db/p?password=secret"))
                .hasMessageContaining("jdbc:mysql://db/p")
                .hasMessageNotContaining("secret");
    }
}
