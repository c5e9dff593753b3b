package io.postrider.content;

/**
 * What is wrong, or could be better, with a template.
 *
 * @param severity an error keeps the template from being used, a warning does not
 * @param part the file, such as {@code body.mjml}
 * @param line where in it, 0 when it is about the whole part
 * @param sentence what its author should know
 */
public record Finding(Severity severity, String part, int line, String sentence) {

    /** How bad it is. */
    public enum Severity {
        /** The template is refused. */
        ERROR,
        /** The template works, but its author should know. */
        WARNING
    }

    static Finding error(String part, int line, String sentence) {
        return new Finding(Severity.ERROR, part, line, sentence);
    }

    static Finding warning(String part, int line, String sentence) {
        return new Finding(Severity.WARNING, part, line, sentence);
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return part + (line > 0 ? ", line " + line : "") + ": " + sentence;
    }
}
