package io.postrider.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved template is live at once; a broken one does not take the place of the one that works. */
class HotReloadTests {

    @TempDir
    Path emails;

    private TestMails mails;
    private TemplateWatch watch;
    private long saves;

    @BeforeEach
    void startWithOneTemplate() throws IOException {
        for (Map.Entry<String, String> file : Probe.files().entrySet()) {
            save(file.getKey(), file.getValue());
        }
        mails = TestMails.only(Probe.files());
        watch = new TemplateWatch(new DevelopmentSettings(true), mails.templates(), new TemplateFolder(emails));
        watch.look();
    }

    @Test
    void aSavedTemplateIsLive() throws IOException {
        String before = mails.renderSample("probe", null).version();
        save("subject.vm", "Fresh");
        watch.look();
        assertThat(mails.renderSample("probe", null).subject()).isEqualTo("Fresh");
        assertThat(mails.renderSample("probe", null).version()).isNotEqualTo(before);
    }

    @Test
    void aBrokenTemplateIsRefusedAndTheOldOneStays() throws IOException {
        save("subject.vm", "Fresh $nobody.knows");
        watch.look();
        assertThat(mails.renderSample("probe", null).subject()).isEqualTo("Probe");
        assertThat(mails.templates().findings("probe"))
                .extracting(Finding::toString)
                .containsExactly("subject.vm, line 1: uses 'nobody.knows', which template.json does not declare");
        save("subject.vm", "Mended");
        watch.look();
        assertThat(mails.renderSample("probe", null).subject()).isEqualTo("Mended");
        assertThat(mails.templates().findings("probe")).isEmpty();
    }

    @Test
    void aNewFolderIsANewTemplateAndARemovedOneIsGone() throws IOException {
        Files.createDirectories(emails.resolve("second"));
        for (Map.Entry<String, String> file : Probe.files().entrySet()) {
            Files.writeString(emails.resolve("second").resolve(file.getKey()), file.getValue());
        }
        watch.look();
        assertThat(mails.templates().find("second")).isPresent();
        for (String file : Probe.files().keySet()) {
            Files.delete(emails.resolve("second").resolve(file));
        }
        watch.look();
        assertThat(mails.templates().find("second")).isEmpty();
        assertThat(mails.templates().find("probe")).isPresent();
    }

    @Test
    void whatEditorsLeaveBehindIsNotRead() throws IOException {
        save("subject.vm~", "Backup");
        save(".subject.vm.swp", "Swap");
        watch.look();
        assertThat(mails.templates().find("probe").orElseThrow().variants()).isEmpty();
        assertThat(mails.templates().findings("probe")).isEmpty();
    }

    private void save(String file, String text) throws IOException {
        Path path = Files.createDirectories(emails.resolve("probe")).resolve(file);
        Files.writeString(path, text);
        // Two saves within one tick of the file system's clock still are two saves.
        Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(1_000_000 + saves++)));
    }
}
