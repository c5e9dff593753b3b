package io.postrider.commerce;

import io.postrider.commerce.CommerceEvent.Field;
import io.postrider.commerce.CommerceEvent.Kind;
import io.postrider.events.spi.EventCheck;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds what shops tell to the written table: a negative total or a line without a product is refused, further fields are kept. */
@Component
class CommerceCheck implements EventCheck {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TEXT = 4_000;
    private static final long LARGEST = 1_000_000_000_000L;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private final CommerceSettings settings;

    CommerceCheck(CommerceSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<String> fault(String name, Map<String, Object> properties) {
        return CommerceEvent.named(name).flatMap(event -> fault("properties.", event.fields(), properties));
    }

    private Optional<String> fault(String path, List<Field> fields, Map<?, ?> told) {
        for (Field field : fields) {
            Object value = told.get(field.name());
            if (value == null && field.required()) {
                return Optional.of(path + field.name() + " is missing: " + field.meaning() + ".");
            }
            Optional<String> fault = value == null ? Optional.empty() : fault(path + field.name(), field.kind(), value);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> fault(String path, Kind kind, Object value) {
        boolean fits =
                switch (kind) {
                    case ID -> value instanceof String text && !text.isBlank() && text.length() <= LONGEST_ID;
                    case TEXT -> value instanceof String text && text.length() <= LONGEST_TEXT;
                    case CURRENCY -> value instanceof String text && CURRENCIES.contains(text);
                    case MONEY, COUNT -> whole(value, 0, LARGEST);
                    case STARS -> whole(value, 1, 5);
                    case TRUTH -> value instanceof Boolean;
                    case WANT -> "stock".equals(value) || "price".equals(value);
                    case LINES -> value instanceof List<?>;
                };
        if (!fits) {
            return Optional.of(path + " must be a " + kind.words() + ".");
        }
        return kind == Kind.LINES ? lines(path, (List<?>) value) : Optional.empty();
    }

    private Optional<String> lines(String path, List<?> lines) {
        if (lines.size() > settings.maxLines()) {
            return Optional.of(path + " has more than " + settings.maxLines() + " lines.");
        }
        for (int i = 0; i < lines.size(); i++) {
            String at = path + "[" + i + "]";
            if (!(lines.get(i) instanceof Map<?, ?> line)) {
                return Optional.of(at + " must be an object.");
            }
            Optional<String> fault = fault(at + ".", CommerceEvent.LINE, line);
            if (fault.isPresent()) {
                return fault;
            }
            if (!whole(line.get("quantity"), 1, 1_000_000)) {
                return Optional.of(at + ".quantity must be 1 to 1000000.");
            }
        }
        return Optional.empty();
    }

    private static boolean whole(Object value, long least, long most) {
        return (value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= least
                && ((Number) value).longValue() <= most;
    }
}
