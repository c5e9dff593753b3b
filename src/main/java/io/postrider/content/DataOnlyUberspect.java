package io.postrider.content;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.Uberspect;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;

/**
 * All a template can do to a value: read an entry of a map, walk a list, and a handful of harmless questions.
 *
 * <p>No reflection happens here at all, so no class, no setter and no method of the JVM can be reached. Public with a public
 * constructor only because Velocity makes it by name.
 */
public final class DataOnlyUberspect implements Uberspect {

    /** What may be asked of text and lists; anything else is refused when the template is read. */
    static final Set<String> METHODS =
            Set.of("length", "trim", "toUpperCase", "toLowerCase", "size", "isEmpty", "contains");

    @Override
    public void init() {
        // Nothing to prepare.
    }

    @Override
    public Iterator<?> getIterator(Object object, Info info) {
        return object instanceof Collection<?> items ? items.iterator() : null;
    }

    @Override
    public VelMethod getMethod(Object object, String name, Object[] arguments, Info info) {
        return METHODS.contains(name) ? new Question(name) : null;
    }

    @Override
    public VelPropertyGet getPropertyGet(Object object, String name, Info info) {
        // The loop comes first, because Velocity's own scope of a loop is a map too.
        if (object instanceof ForeachScope) {
            return new Property(name, loop -> ofLoop((ForeachScope) loop, name));
        }
        return object instanceof Map ? new Property(name, map -> ((Map<?, ?>) map).get(name)) : null;
    }

    @Override
    public VelPropertySet getPropertySet(Object object, String name, Object value, Info info) {
        return null;
    }

    private static Object ofLoop(ForeachScope loop, String name) {
        return switch (name) {
            case "index" -> loop.getIndex();
            case "count" -> loop.getCount();
            case "hasNext" -> loop.hasNext();
            case "first" -> loop.isFirst();
            case "last" -> loop.isLast();
            default -> null;
        };
    }

    private static Object answer(Object object, String question, Object[] arguments) {
        if (object instanceof String text) {
            return switch (question) {
                case "length" -> text.length();
                case "trim" -> text.strip();
                case "toUpperCase" -> text.toUpperCase(Locale.ROOT);
                case "toLowerCase" -> text.toLowerCase(Locale.ROOT);
                case "isEmpty" -> text.isEmpty();
                case "contains" -> arguments.length == 1 && text.contains(String.valueOf(arguments[0]));
                default -> null;
            };
        }
        if (object instanceof List<?> items) {
            return switch (question) {
                case "size", "length" -> items.size();
                case "isEmpty" -> items.isEmpty();
                case "contains" -> arguments.length == 1 && items.contains(arguments[0]);
                default -> null;
            };
        }
        return null;
    }

    private record Property(String name, Function<Object, Object> read) implements VelPropertyGet {
        @Override
        public Object invoke(Object object) {
            return read.apply(object);
        }

        @Override
        public boolean isCacheable() {
            return true;
        }

        @Override
        public String getMethodName() {
            return name;
        }
    }

    private record Question(String name) implements VelMethod {
        @Override
        public Object invoke(Object object, Object[] arguments) {
            return answer(object, name, arguments);
        }

        @Override
        public boolean isCacheable() {
            return true;
        }

        @Override
        public String getMethodName() {
            return name;
        }

        @Override
        public Method getMethod() {
            return null;
        }

        @Override
        public Class<?> getReturnType() {
            return Object.class;
        }
    }
}
