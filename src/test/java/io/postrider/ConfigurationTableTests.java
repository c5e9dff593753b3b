package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.support.GeneratedFile;
import org.junit.jupiter.api.Test;

/** The table of settings is what the code declares, and every setting says what it means. */
class ConfigurationTableTests {

    private final ConfigurationTable table = ConfigurationTable.ofThisProduct();

    @Test
    void everySettingSaysWhatItMeans() {
        assertThat(table.settings()).isNotEmpty().allSatisfy(setting -> assertThat(setting.meaning())
                .as("@param of %s", setting.key())
                .isNotBlank());
    }

    @Test
    void namesTheVariablesOfTheContract() {
        assertThat(table.settings())
                .extracting(ConfigurationTable.Setting::variable)
                .contains("POSTRIDER_DATABASE_URL", "POSTRIDER_DATABASE_USERNAME", "POSTRIDER_DATABASE_PASSWORD")
                .contains("POSTRIDER_TIME_LAPSE");
    }

    @Test
    void tableIsCurrent() {
        GeneratedFile.at("src/docs/configuration.md").says(table.markdown());
    }
}
