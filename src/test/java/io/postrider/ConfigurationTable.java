package io.postrider;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every setting of Postrider, read from the records that declare them and their Javadoc. */
record ConfigurationTable(List<Setting> settings) {

    /**
     * One setting.
     *
     * @param initial what counts when it is not set; null when nothing does
     */
    record Setting(String module, String key, String initial, String meaning) {

        String variable() {
            return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        }

        String row() {
            String shown = initial == null ? "" : initial.isEmpty() ? "empty" : "`" + initial + "`";
            return "| `%s` | %s | %s |".formatted(variable(), shown, meaning.replace("|", "\\|"));
        }
    }

    static ConfigurationTable ofThisProduct() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Setting> settings = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents("io.postrider")) {
            Class<?> type = load(found.getBeanClassName());
            read(type, type.getAnnotation(ConfigurationProperties.class).value(), "", settings);
        }
        settings.sort(Comparator.comparing(Setting::module).thenComparing(Setting::key));
        return new ConfigurationTable(settings);
    }

    String markdown() {
        String sections = settings.stream()
                .collect(Collectors.groupingBy(Setting::module, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(section -> section(section.getKey(), section.getValue()))
                .collect(Collectors.joining("\n"));
        return """
                # Configuration

                Everything is set by environment variables; nothing has to be set to try Postrider. Each variable is also \
                a property in the way of Spring Boot: `POSTRIDER_TIME_LAPSE` is `postrider.time-lapse`, as \
                `--postrider.time-lapse=5` on the command line. Durations are written `90s`, `5m`, `2h` or `7d`. \
                `SERVER_PORT` (8080) is the port of the server.

                This page is made by `ConfigurationTableTests` from the records that declare the settings.

                """
                + sections;
    }

    private static String section(String module, List<Setting> settings) {
        return "## %s\n\n| variable | default | meaning |\n|---|---|---|\n%s\n"
                .formatted(module, settings.stream().map(Setting::row).collect(Collectors.joining("\n")));
    }

    /** @param context what is said about the group of settings the record stands for */
    private static void read(Class<?> type, String prefix, String context, List<Setting> settings) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        ParameterDocs docs = ParameterDocs.of(type);
        for (int i = 0; i < constructor.getParameterCount(); i++) {
            String name = type.getRecordComponents()[i].getName();
            Class<?> component = constructor.getParameterTypes()[i];
            String key = prefix + "." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.isRecord() && component.getNestHost() == type.getNestHost()) {
                read(component, key, context + docs.of(name) + ": ", settings);
                continue;
            }
            String meaning = docs.of(name).isEmpty() ? "" : context + docs.of(name);
            DefaultValue initial = constructor.getParameters()[i].getAnnotation(DefaultValue.class);
            settings.add(new Setting(
                    module(type), key, initial == null ? null : String.join(",", initial.value()), meaning));
        }
    }

    private static String module(Class<?> type) {
        String rest =
                type.getPackageName().replaceFirst("^io\\.postrider\\.?", "").split("\\.")[0];
        return rest.isEmpty() ? "database" : rest;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
