package io.postrider.integrations.crm;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which of our attributes is which of their properties: {@code ours=theirs, ours=theirs}. */
record FieldMap(Map<String, String> theirsByOurs) {

    /** What a part of a connection must look like. */
    static final String PATTERN = "([A-Za-z][A-Za-z0-9_]{0,59}\\s*=\\s*[a-z][a-z0-9_]{0,99}\\s*(,\\s*|$))*";

    static FieldMap parse(String text) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String each : text.split(",")) {
            String[] both = each.split("=");
            if (both.length == 2) {
                map.put(both[0].strip(), both[1].strip());
            }
        }
        return new FieldMap(Map.copyOf(map));
    }
}
