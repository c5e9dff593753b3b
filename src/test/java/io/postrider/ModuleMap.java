package io.postrider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** The modules as a page: a drawing of who really uses whom, and a table with each module's own first sentence. */
record ModuleMap(ApplicationModules modules) {

    private static final Path SOURCES = Path.of("src/main/java/io/postrider");

    String markdown() {
        return """
                # The modules

                An arrow says "uses". The table's sentences are the first of each `package-info.java`; the tests hold \
                the code to the last column.
                This page and the files beside it are made by `ModularityTests`.

                ```mermaid
                graph TD
                %s
                ```

                | module | what it is for | may use |
                |---|---|---|
                %s
                """
                .formatted(String.join("\n", arrows()), String.join("\n", rows()));
    }

    private List<String> names() {
        return modules.stream()
                .map(module -> module.getIdentifier().toString())
                .sorted()
                .toList();
    }

    private List<String> arrows() {
        return modules.stream()
                .flatMap(module -> module.getDirectDependencies(modules, DependencyType.values()).stream()
                        .map(uses -> "  " + module.getIdentifier() + " --> "
                                + uses.getTargetModule().getIdentifier()))
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> rows() {
        return names().stream()
                .map(name -> "| [%s](module-%s.puml) | %s | %s |".formatted(name, name, sentence(name), mayUse(name)))
                .toList();
    }

    private static String mayUse(String module) {
        try {
            var declared =
                    Class.forName("io.postrider." + module + ".package-info").getAnnotation(ApplicationModule.class);
            String allowed =
                    List.of(declared.allowedDependencies()).stream().sorted().collect(Collectors.joining(", "));
            return allowed.isEmpty() ? "nobody" : allowed;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Module " + module + " has no package-info.java", e);
        }
    }

    private static String sentence(String module) {
        try {
            String source = Files.readString(SOURCES.resolve(module).resolve("package-info.java"));
            String javadoc = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"));
            String prose = javadoc.replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
            return prose.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`").split("(?<=\\.)(\\s|<p>)")[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
