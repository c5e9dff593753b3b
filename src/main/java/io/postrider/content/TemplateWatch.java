package io.postrider.content;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** In development, makes a template live as soon as it is saved, unless it is broken. */
@Component
class TemplateWatch implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateWatch.class);
    private static final Path SOURCES = Path.of("src/main/resources/emails");

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final DevelopmentSettings settings;
    private final Templates templates;
    private final TemplateFolder folder;
    private final Map<String, String> versions = new HashMap<>();
    private Map<Path, String> seen = Map.of();

    @Autowired
    TemplateWatch(DevelopmentSettings settings, Templates templates) {
        this(settings, templates, new TemplateFolder(SOURCES));
    }

    TemplateWatch(DevelopmentSettings settings, Templates templates, TemplateFolder folder) {
        this.settings = settings;
        this.templates = templates;
        this.folder = folder;
        templates.all().forEach(template -> versions.put(template.key(), template.version()));
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (settings.development()) {
            tasks.addFixedDelayTask(this::look, PAUSE);
        }
    }

    /** Looks once; a file that cannot be read now is read at the next look. */
    void look() {
        try {
            if (folder.exists()) {
                Map<Path, String> now = folder.fingerprint();
                if (!now.equals(seen)) {
                    take();
                    seen = now;
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("The folder of templates cannot be read just now: {}", e.getMessage());
        }
    }

    private void take() {
        var saved = folder.read();
        for (TemplateFiles files : saved) {
            String version = files.version();
            if (!version.equals(versions.put(files.key(), version)) && templates.offer(files)) {
                LOG.info("Template {} is live as saved", files.key());
            }
        }
        Set<String> gone = new TreeSet<>(versions.keySet());
        gone.removeAll(saved.stream().map(TemplateFiles::key).collect(Collectors.toSet()));
        for (String key : gone) {
            versions.remove(key);
            templates.remove(key);
            LOG.info("Template {} is gone", key);
        }
    }
}
