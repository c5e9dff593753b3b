package io.postrider.delivery.returns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Groups of fields as reports have them (RFC 3464 2.1, RFC 5965 3.1): {@code Name: value}, continued lines, blank lines between groups. */
final class ReportFields {

    private static final Pattern FIELD = Pattern.compile("^([A-Za-z][A-Za-z0-9-]{1,60}):[ \\t]*(.*)$");
    private static final int MOST_GROUPS = 2_000;
    private static final int LONGEST_VALUE = 4_000;

    private ReportFields() {}

    /** Names are in lower case; of a name that comes twice in a group the first counts. */
    static List<Map<String, String>> groups(String text) {
        List<Map<String, String>> groups = new ArrayList<>();
        Map<String, String> group = new LinkedHashMap<>();
        String last = null;
        for (String line : text.split("\n")) {
            Matcher field = FIELD.matcher(line);
            if (line.isBlank()) {
                group = closed(group, groups);
                last = null;
            } else if (field.matches()) {
                last = field.group(1).toLowerCase(Locale.ROOT);
                if (last.equals("final-recipient") && group.containsKey(last)) {
                    group = closed(group, groups);
                }
                last = group.putIfAbsent(last, field.group(2).strip()) == null ? last : null;
            } else if (last != null && group.get(last).length() < LONGEST_VALUE) {
                group.merge(last, line.strip(), (one, more) -> one + " " + more);
            }
        }
        closed(group, groups);
        return groups;
    }

    private static Map<String, String> closed(Map<String, String> group, List<Map<String, String>> groups) {
        if (!group.isEmpty() && groups.size() < MOST_GROUPS) {
            groups.add(group);
        }
        return new LinkedHashMap<>();
    }
}
