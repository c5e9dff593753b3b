package io.postrider.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps other users of this machine out of our files: the data directory belongs to us alone before anything is in it.
 *
 * <p>Runs before the first bean, because the database's file is made by one of the first.
 */
@Component
class PrivateFiles implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Logger log = LoggerFactory.getLogger(PrivateFiles.class);
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:)([^;]+).*");

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        Path data = Path.of(environment.getProperty("postrider.data-directory", "data"));
        create(data);
        restrict(data, "rwx------");
        h2File().map(Path::getParent).ifPresent(PrivateFiles::create);
    }

    /** The database's files, wherever the operator put them. */
    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        h2File().filter(file -> file.getParent() != null).ifPresent(file -> {
            try (Stream<Path> siblings = Files.list(file.getParent())) {
                String ours = file.getFileName() + ".";
                siblings.filter(it -> it.getFileName().toString().startsWith(ours))
                        .forEach(it -> restrict(it, "rw-------"));
            } catch (IOException e) {
                log.warn("The database's files could not be restricted: {}", e.getMessage());
            }
        });
    }

    private Optional<Path> h2File() {
        Matcher url = H2_FILE.matcher(environment.getProperty("spring.datasource.url", ""));
        return url.matches()
                ? Optional.of(Path.of(url.group(1).replaceFirst("^~", System.getProperty("user.home")))
                        .toAbsolutePath())
                : Optional.empty();
    }

    /** Only what we make is restricted: a directory that was there before may be shared on purpose. */
    private static void create(Path directory) {
        if (!Files.exists(directory)) {
            try {
                Files.createDirectories(directory);
                restrict(directory, "rwx------");
            } catch (IOException e) {
                throw new IllegalStateException("The directory " + directory + " cannot be made", e);
            }
        }
    }

    private static void restrict(Path path, String mode) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        } catch (UnsupportedOperationException notPosix) {
            log.debug("{} keeps the rights of its directory", path);
        } catch (IOException e) {
            log.warn("{} could not be restricted to this user: {}", path, e.getMessage());
        }
    }
}
