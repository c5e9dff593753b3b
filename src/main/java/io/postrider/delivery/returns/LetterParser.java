package io.postrider.delivery.returns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.CharsetUtil;

/**
 * Takes a mail apart without trusting it: what goes beyond a limit is left unread, and what is broken ends the reading, never
 * more than that.
 */
final class LetterParser {

    private static final int PARTS = 50;
    private static final int DEPTH = 10;
    private static final int HEADERS = 1_000;
    private static final int HEADER_LENGTH = 20_000;
    private static final int LINE_LENGTH = 100_000;
    private static final int PART_LENGTH = 600_000;

    private static final MimeConfig LIMITS = new MimeConfig.Builder()
            .setMaxHeaderCount(HEADERS)
            .setMaxHeaderLen(HEADER_LENGTH)
            .setMaxLineLen(LINE_LENGTH)
            .setMaxContentLen(Bytes.LONGEST)
            .setStrictParsing(false)
            .setMalformedHeaderStartsBody(false)
            .build();

    private final List<Headers.Field> own = new ArrayList<>();
    private final List<Letter.Part> parts = new ArrayList<>();
    private List<Headers.Field> current = own;
    private int depth;

    private LetterParser() {}

    static Letter parse(byte[] raw) {
        byte[] bytes = Bytes.ofMail(raw);
        LetterParser parser = new LetterParser();
        try {
            parser.read(new ByteArrayInputStream(bytes));
        } catch (IOException | MimeException | RuntimeException broken) {
            // What was read until here is all there is.
        }
        if (parser.parts.stream()
                .allMatch(part -> part.readable() && part.text().isBlank())) {
            parser.add("", body(bytes));
        }
        return Letter.of(new Headers(List.copyOf(parser.own)), List.copyOf(parser.parts));
    }

    /** For a mail whose parts cannot be found: all that follows the header. */
    private static String body(byte[] bytes) {
        String whole = new String(bytes, StandardCharsets.UTF_8);
        int blank = whole.replace("\r\n", "\n").indexOf("\n\n");
        return blank < 0 ? whole : whole.replace("\r\n", "\n").substring(blank + 2);
    }

    private void read(InputStream bytes) throws IOException, MimeException {
        MimeTokenStream tokens = new MimeTokenStream(LIMITS);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(bytes);
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_BODYPART -> current = new ArrayList<>();
                case T_FIELD -> field(tokens.getField());
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_BODY -> body(tokens);
                default -> {
                    // Preambles and ends say nothing.
                }
            }
            if (depth > DEPTH || parts.size() >= PARTS) {
                return;
            }
        }
    }

    private void field(Field field) {
        String value = field.getBody() == null
                ? ""
                : field.getBody().replaceAll("[\\r\\n]+", " ").strip();
        current.add(new Headers.Field(field.getName().strip().toLowerCase(Locale.ROOT), decoded(value)));
    }

    private static String decoded(String value) {
        try {
            return value.contains("=?") ? DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT) : value;
        } catch (RuntimeException notDecodable) {
            return value;
        }
    }

    private void body(MimeTokenStream tokens) throws IOException {
        BodyDescriptor body = tokens.getBodyDescriptor();
        String type = String.valueOf(body.getMimeType()).toLowerCase(Locale.ROOT);
        if (type.startsWith("text/") || type.startsWith("message/")) {
            byte[] content = tokens.getDecodedInputStream().readNBytes(PART_LENGTH);
            add(type, new String(content, charset(body.getCharset())));
        } else {
            add(type, "");
        }
    }

    private void add(String type, String text) {
        parts.add(new Letter.Part(
                new Headers(List.copyOf(current)),
                type,
                text.replace("\r\n", "\n").replace('\0', ' ')));
    }

    /** Bytes that are not of the named character set are no reason to give up. */
    private static Charset charset(String name) {
        Charset known = name == null ? null : CharsetUtil.lookup(name);
        return known == null || known.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : known;
    }
}
