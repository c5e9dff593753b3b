package io.postrider.journeys.engine;

import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * What an expression in a model can see by name: the steps (delegates) and the calendar, and nothing else of the server.
 *
 * <p>Beans are looked up only when used, because steps need parts of the server that need the engine.
 */
@Component
public class VisibleBeans extends AbstractMap<Object, Object> {

    /** The calendar's name in expressions. */
    public static final String CALENDAR = "calendar";

    private final ListableBeanFactory context;
    private volatile Set<String> steps;

    VisibleBeans(ListableBeanFactory context) {
        this.context = context;
    }

    /** Names a {@code delegateExpression} may use. */
    public Set<String> steps() {
        if (steps == null) {
            steps = Set.copyOf(Stream.of(context.getBeanNamesForType(JavaDelegate.class, true, false))
                    .collect(Collectors.toSet()));
        }
        return steps;
    }

    @Override
    public boolean containsKey(Object name) {
        return CALENDAR.equals(name) || (name instanceof String && steps().contains(name));
    }

    @Override
    public Object get(Object name) {
        if (CALENDAR.equals(name)) {
            return context.getBean(CalendarFunctions.class);
        }
        return containsKey(name) ? context.getBean((String) name, JavaDelegate.class) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        Set<Object> names = new LinkedHashSet<>(steps());
        names.add(CALENDAR);
        return names.stream()
                .map(name -> (Entry<Object, Object>) new SimpleImmutableEntry<>(name, get(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
