package io.postrider.access.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Refuses texts that no database can keep, in whatever field they come, before anything is done with them.
 *
 * <p>PostgreSQL has no NUL, UTF-8 has no half of a surrogate pair, and other control characters only ever come from
 * mistakes or attacks; tabs and line breaks are fine here and refused where a field is one line.
 */
@Component
class WireText extends SimpleModule {

    private static final long serialVersionUID = 1;

    WireText() {
        super("WireText");
        addDeserializer(String.class, new Value());
        addKeyDeserializer(Object.class, new Key());
        addKeyDeserializer(String.class, new Key());
    }

    private static String check(String text, JsonParser parser) throws ForbiddenText {
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (control || Character.isSurrogate(c) && !pair) {
                throw new ForbiddenText(parser);
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    private static final class Value extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        Value() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return check(StringDeserializer.instance.deserialize(parser, context), parser);
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return check(key, context.getParser());
        }
    }
}
