package io.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.PostriderApplication;
import io.postrider.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A server without any setting, started, started again, and then given a password. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTests {

    private static final Pattern PASSWORD = Pattern.compile("password {2}(\\S{20})\n");
    private static final Pattern KEY = Pattern.compile("API key {3}(pr_\\S{43})\n");

    private final Path data = TestDatabase.directory().resolve("data");

    @Test
    void printsWhatItMadeUpOnceAndKeepsIt(CapturedOutput output) throws Exception {
        String token;
        String password;
        String key;
        try (var server = start()) {
            password = find(PASSWORD, output);
            key = find(KEY, output);
            token = server.getBean(SignedTokens.class).sign("test", "payload");
            assertLetsIn(server, password, key);
            assertPrivate(data);
        }
        int printed = output.getOut().length();
        try (var server = start("--postrider.admin-password=", "--postrider.api-key=", "--postrider.secret=")) {
            assertThat(output.getOut().substring(printed)).doesNotContain(password, key, "made these up");
            assertLetsIn(server, password, key);
            assertThat(server.getBean(SignedTokens.class).verify("test", token)).contains("payload");
        }
        try (var server =
                start("--postrider.admin-password=chosen", "--postrider.api-key=given", "--postrider.secret=other")) {
            assertLetsIn(server, "chosen", "given");
            assertLetsIn(server, "chosen", key);
            assertThat(server.getBean(Users.class).passwordMatches("admin", password))
                    .isFalse();
            assertThat(server.getBean(SignedTokens.class).verify("test", token)).isEmpty();
        }
        try (var server = start()) {
            Staff staff = server.getBean(Staff.class);
            staff.add(new Users.User("rosie", List.of(Role.ADMIN)), "second-flush-darjeeling", "test");
            staff.remove("admin", "test");
        }
        try (var server = start()) {
            assertThat(server.getBean(Users.class).find("admin"))
                    .as("removed on purpose")
                    .isEmpty();
        }
        assertThat(output.getAll().substring(printed)).doesNotContain("chosen", "made these up");
    }

    private ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(PostriderApplication.class)
                .properties(
                        "server.port=0",
                        "postrider.workers=false",
                        "postrider.data-directory=" + data,
                        "postrider.database.url=jdbc:h2:file:" + data.resolve("postrider"))
                .run(settings);
    }

    private static void assertLetsIn(ConfigurableApplicationContext server, String password, String key) {
        assertThat(server.getBean(Users.class).passwordMatches("admin", password))
                .isTrue();
        assertThat(server.getBean(Users.class).find("Admin").orElseThrow().roles())
                .containsExactly(Role.ADMIN);
        assertThat(server.getBean(ApiKeys.class).find(key).orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    private static void assertPrivate(Path directory) throws Exception {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(mode(directory)).isEqualTo("rwx------");
            assertThat(mode(directory.resolve("postrider.mv.db"))).isEqualTo("rw-------");
        }
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String find(Pattern pattern, CapturedOutput output) {
        Matcher found = pattern.matcher(output.getOut());
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        String value = found.group(1);
        assertThat(found.find()).as("printed once").isFalse();
        return value;
    }
}
