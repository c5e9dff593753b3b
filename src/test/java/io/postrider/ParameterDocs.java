package io.postrider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Javadoc of a record says about each of its components. */
record ParameterDocs(Map<String, String> sentences) {

    private static final Pattern PARAMETER = Pattern.compile("@param (\\w+) (.*?)(?= @\\w+ |$)");

    static ParameterDocs of(Class<?> type) {
        Class<?> file = type;
        while (file.getEnclosingClass() != null) {
            file = file.getEnclosingClass();
        }
        String source = read(Path.of("src/main/java", file.getName().replace('.', '/') + ".java"));
        int declared = source.indexOf("record " + type.getSimpleName() + "(");
        int start = source.lastIndexOf("/**", declared);
        Map<String, String> sentences = new HashMap<>();
        if (start >= 0) {
            Matcher parameter = PARAMETER.matcher(prose(source.substring(start + 3, source.indexOf("*/", start))));
            while (parameter.find()) {
                sentences.put(parameter.group(1), parameter.group(2).strip());
            }
        }
        return new ParameterDocs(sentences);
    }

    /** What is said about the component; empty when nothing is. */
    String of(String component) {
        return sentences.getOrDefault(component, "");
    }

    private static String prose(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@(?:code|link|value) #?([^}]*)}", "`$1`")
                .replaceAll("<p>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
