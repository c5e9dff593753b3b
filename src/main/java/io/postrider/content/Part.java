package io.postrider.content;

import java.io.Writer;
import java.util.Map;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.exception.VelocityException;

/**
 * One part of a template, read once and rendered for everybody.
 *
 * @param name the file its author wrote
 * @param size a guess of how long its result is
 */
record Part(String name, org.apache.velocity.Template template, Encoding encoding, int size) {

    /**
     * @throws Budget.Exceeded when it asks for too much
     * @throws VelocityException when it cannot be rendered with these values
     */
    String render(Map<String, Object> values, Budget budget) {
        RenderContext context = new RenderContext(values, encoding, budget);
        EventCartridge guards = new EventCartridge();
        guards.addReferenceInsertionEventHandler(new EncodingHandler());
        guards.attachToContext(context);
        BoundedWriter out = new BoundedWriter(new StringBuilder(size), budget);
        template.merge(context, out);
        return out.toString();
    }

    private static final class BoundedWriter extends Writer {
        private final StringBuilder out;
        private final Budget budget;

        BoundedWriter(StringBuilder out, Budget budget) {
            this.out = out;
            this.budget = budget;
        }

        @Override
        public void write(String text) {
            budget.write(text.length());
            out.append(text);
        }

        @Override
        public void write(char[] text, int offset, int length) {
            budget.write(length);
            out.append(text, offset, length);
        }

        @Override
        public void flush() {
            // Everything is in memory.
        }

        @Override
        public void close() {
            // Nothing to release.
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }
}
