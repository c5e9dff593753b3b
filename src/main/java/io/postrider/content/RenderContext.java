package io.postrider.content;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.context.AbstractContext;

/** The names one rendering can see; what a template sets itself is kept small, so that it cannot grow without end. */
final class RenderContext extends AbstractContext {

    private static final int MAX_TEXT = 8_192;

    private final Map<String, Object> values;
    private final Map<String, Object> locals = new HashMap<>();
    private final Budget budget;
    private Encoding encoding;

    RenderContext(Map<String, Object> values, Encoding encoding, Budget budget) {
        this.values = values;
        this.encoding = encoding;
        this.budget = budget;
    }

    Encoding encoding() {
        return encoding;
    }

    /** @return the encoding before */
    Encoding switchTo(Encoding next) {
        Encoding before = encoding;
        encoding = next;
        return before;
    }

    @Override
    public Object internalGet(String name) {
        Object local = locals.get(name);
        return local != null ? local : values.get(name);
    }

    @Override
    public Object internalPut(String name, Object value) {
        budget.step();
        if (value instanceof String text && text.length() > MAX_TEXT) {
            throw new Budget.Exceeded("sets '" + name + "' to a text longer than " + MAX_TEXT + " characters");
        }
        // An overflowing multiplication becomes a BigInteger, which would double its length at each step.
        if (value instanceof Number
                && !(value instanceof Integer || value instanceof Long || value instanceof Double)) {
            throw new Budget.Exceeded("sets '" + name + "' to a number too large to calculate with");
        }
        return locals.put(name, value);
    }

    @Override
    public boolean internalContainsKey(String name) {
        return locals.containsKey(name) || values.containsKey(name);
    }

    @Override
    public String[] internalGetKeys() {
        Collection<String> keys = new java.util.TreeSet<>(values.keySet());
        keys.addAll(locals.keySet());
        return keys.toArray(String[]::new);
    }

    @Override
    public Object internalRemove(String name) {
        return locals.remove(name);
    }
}
