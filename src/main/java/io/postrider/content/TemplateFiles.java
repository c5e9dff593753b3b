package io.postrider.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one template as they were read, with those all templates share.
 *
 * @param own text by file name
 * @param shared text by file name; what {@code mj-include} may name
 */
record TemplateFiles(String key, SortedMap<String, String> own, SortedMap<String, String> shared) {

    TemplateFiles(String key, Map<String, String> own, Map<String, String> shared) {
        this(key, new TreeMap<>(own), new TreeMap<>(shared));
    }

    /** The same files have the same version everywhere and for ever. */
    String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            own.forEach((name, text) -> add(digest, name, text));
            shared.forEach((name, text) -> add(digest, name, text));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(MessageDigest digest, String name, String text) {
        for (String value : new String[] {name, text}) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
    }
}
