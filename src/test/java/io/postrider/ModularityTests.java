package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.support.GeneratedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Modules know only whom they may know, and the drawings of them are current. */
class ModularityTests {

    private static final Path DRAWN = Path.of("target", "modules");
    private static final String COMMITTED = "src/docs/modules/";

    private final ApplicationModules modules = ApplicationModules.of(PostriderApplication.class);

    @Test
    void everyModuleKnowsOnlyWhomItMayKnow() {
        modules.verify();
    }

    @Test
    void drawingsOfTheModulesAreCurrent() {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(DRAWN.toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml();
        List<Path> files = filesOf(DRAWN);
        assertThat(files).hasSizeGreaterThan(modules.stream().toList().size());
        files.forEach(file -> GeneratedFile.at(COMMITTED + file.getFileName()).says(stable(textOf(file))));
    }

    @Test
    void mapOfTheModulesIsCurrent() {
        GeneratedFile.at(COMMITTED + "README.md").says(new ModuleMap(modules).markdown());
    }

    /** The drawing tool writes components and relations in any order; here they are sorted. */
    private static String stable(String text) {
        List<String> stable = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : (text.stripTrailing() + "\n").split("\n", -1)) {
            if (line.strip().startsWith("Component(") || line.startsWith("Rel(")) {
                block.add(line);
                continue;
            }
            block.stream().sorted().forEach(stable::add);
            block.clear();
            stable.add(line);
        }
        return String.join("\n", stable);
    }

    private static List<Path> filesOf(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
