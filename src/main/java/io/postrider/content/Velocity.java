package io.postrider.content;

import java.io.StringReader;
import java.util.Properties;
import org.apache.velocity.Template;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/**
 * The template language, with everything locked away that a mail does not need: files, macros, classes, setters.
 *
 * <p>What is refused by sight is refused in {@link SyntaxCheck}; this is the wall behind it.
 */
final class Velocity {

    private static final int MAX_SOURCE = 200_000;

    private final RuntimeInstance runtime = new RuntimeInstance();

    Velocity() {
        Properties settings = new Properties();
        settings.setProperty("resource.loaders", "string");
        settings.setProperty(
                "resource.loader.string.class", "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
        settings.setProperty("resource.loader.string.repository.static", "false");
        settings.setProperty("velocimacro.library.path", "");
        settings.setProperty("velocimacro.inline.allow", "false");
        settings.setProperty("runtime.interpolate_string_literals", "false");
        settings.setProperty("runtime.log.name", "io.postrider.content.velocity");
        settings.setProperty("runtime.log.log_invalid_references", "false");
        settings.setProperty("directive.foreach.max_loops", "1000");
        settings.setProperty("parser.pool.size", "2");
        settings.setProperty("parser.space_gobbling", "lines");
        settings.setProperty("introspector.uberspect.class", DataOnlyUberspect.class.getName());
        settings.setProperty("event_handler.include.class", NoIncludes.class.getName());
        runtime.init(settings);
    }

    /** @throws Unreadable when the text is no template, or too large to be one */
    Template read(String part, String source, Encoding encoding) {
        if (source.length() > MAX_SOURCE) {
            throw new Unreadable(0, "is larger than " + MAX_SOURCE + " characters");
        }
        Template template = new Template();
        template.setName(part);
        template.setRuntimeServices(runtime);
        try {
            SimpleNode tree = runtime.parse(new StringReader(source), template);
            SyntaxCheck.of(tree, encoding);
            template.setData(tree);
            template.initDocument();
            return template;
        } catch (ParseException e) {
            int line = e.currentToken == null ? 0 : e.currentToken.beginLine;
            throw new Unreadable(line, "is not a template: " + firstLine(e.getMessage()));
        } catch (VelocityException e) {
            throw new Unreadable(0, "is not a template: " + firstLine(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new Unreadable(0, "is nested too deeply");
        }
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("unreadable");
    }

    /** The text is no template this installation can use. */
    static final class Unreadable extends RuntimeException {
        final int line;

        Unreadable(int line, String sentence) {
            super(sentence);
            this.line = line;
        }
    }
}
