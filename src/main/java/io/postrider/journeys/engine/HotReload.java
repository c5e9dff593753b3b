package io.postrider.journeys.engine;

import io.postrider.journeys.rules.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * In development a saved model or form is live at once, as a new version; a broken one is refused with its findings, and
 * the old one stays.
 */
@Component
@ConditionalOnProperty("postrider.development")
class HotReload {

    private static final Logger LOG = LoggerFactory.getLogger(HotReload.class);

    private final RepositoryService repository;
    private final ShippedTable table;
    private final RefusedFiles refused;
    private final List<Path> folders;

    /** When each file was last seen changing; filled at the first look, which deploys nothing. */
    private final Map<Path, FileTime> seen = new HashMap<>();

    private boolean looked;

    @org.springframework.beans.factory.annotation.Autowired
    HotReload(ProcessEngine engine, ShippedTable table, RefusedFiles refused) {
        this(engine, table, refused, List.of(Path.of("processes"), Path.of("forms")));
    }

    HotReload(ProcessEngine engine, ShippedTable table, RefusedFiles refused, List<Path> folders) {
        this.repository = engine.getRepositoryService();
        this.table = table;
        this.refused = refused;
        this.folders = folders;
    }

    @Scheduled(fixedDelay = 500)
    synchronized void look() {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
                files.filter(HotReload::isOurs).forEach(this::look);
            } catch (IOException | RuntimeException e) {
                LOG.warn("Looking for saved models failed and is tried again: {}", e.toString());
            }
        }
        looked = true;
    }

    private static boolean isOurs(Path file) {
        boolean pattern = file.getParent() != null && file.getParent().endsWith("patterns");
        return !pattern
                && file.getFileName().toString().matches("[^.].*\\.(bpmn|dmn|form)")
                && Files.isRegularFile(file);
    }

    private void look(Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(seen.put(file, changed)) && looked) {
                saved(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            // Editors replace files: it may be there again at the next look.
            seen.remove(file);
        }
    }

    private void saved(String name, byte[] content) {
        if (Arrays.equals(table.deployed(name).orElse(null), content)) {
            refused.check(name, content);
            return;
        }
        List<Finding> findings = refused.check(name, content);
        if (!findings.isEmpty()) {
            return;
        }
        try {
            repository
                    .createDeployment()
                    .name("Saved " + name)
                    .source("development")
                    .addInputStream(name, new ByteArrayInputStream(content))
                    .deploy();
            LOG.info("{} was saved and is live", name);
        } catch (ParseException e) {
            refused.refuse(name, RefusedModels.findings(e));
        }
    }
}
