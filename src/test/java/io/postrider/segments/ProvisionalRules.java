package io.postrider.segments;

import com.fasterxml.jackson.databind.*;
import io.postrider.time.Timestamps;
import java.time.*;
import java.util.*;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProvisionalRules implements RuleBook, Judge {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ProvisionalRules(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Meaning read(JsonNode r) {
        if (r.has("not")) return read(r.get("not"));
        if (r.has("segment"))
            return new Meaning(
                    "s",
                    Set.of(
                            new Touch("segment.entered", r.get("segment").asText(), false),
                            new Touch("segment.left", r.get("segment").asText(), false)),
                    Set.of(r.get("segment").asText()));
        if (!r.has("did")) throw new UnusableSegment("unknown", "/");
        return new Meaning(
                "did " + r.get("did").asText(),
                Set.of(new Touch(r.get("did").asText(), "", r.path("projected").asBoolean())),
                Set.of());
    }

    public Preview preview(JsonNode r, Instant now) {
        return new Preview("s", 0, List.of());
    }

    public String sentence(String s) {
        try {
            return read(json.readTree(s)).sentence();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String written(String s) {
        return s;
    }

    public boolean same(String s, JsonNode r) {
        try {
            return json.readTree(s).equals(r);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String sql(JsonNode r) {
        if (r.has("not")) return "not (" + sql(r.get("not")) + ")";
        if (r.has("segment"))
            return "exists (select 1 from segment_member m where m.segment = '"
                    + r.get("segment").asText() + "' and m.contact_id = c.id)";
        return "(select count(*) from event_log e where e.contact_id = c.id and e.name = '"
                + r.get("did").asText() + "' and e.occurred_at > :since) >= "
                + r.path("count").asInt(1);
    }

    public List<Judgement> judge(Segment s, Collection<UUID> contacts, Instant now) {
        return judge(s, "c.id in (:ids)", Map.of("ids", contacts), now);
    }

    public List<Judgement> judge(Segment s, Range range, Instant now) {
        return judge(
                s,
                "c.id > :a and c.id <= :t",
                Map.of(
                        "a",
                        range.after() == null ? new UUID(0, 0) : range.after(),
                        "t",
                        range.till() == null ? new UUID(-1, -1) : range.till()),
                now);
    }

    private List<Judgement> judge(Segment s, String where, Map<String, ?> params, Instant now) {
        try {
            JsonNode r = json.readTree(s.rule());
            JsonNode d = r.has("not") ? r.get("not") : r;
            Instant since =
                    d.has("within") ? now.minus(Duration.parse(d.get("within").asText())) : Instant.EPOCH;
            String flip = d.has("within")
                    ? "(select min(e.occurred_at) from event_log e where e.contact_id = c.id and e.name = '"
                            + d.get("did").asText() + "' and e.occurred_at > :since)"
                    : "cast(null as timestamp(6) with time zone)";
            return jdbc.sql("select c.id, case when " + sql(r) + " then 1 else 0 end as is_in, " + flip
                            + " as flip from contact c where " + where)
                    .params(params)
                    .param("since", Timestamps.of(since))
                    .query((row, n) -> new Judgement(
                            row.getObject("id", UUID.class),
                            row.getInt("is_in") == 1,
                            Timestamps.read(row, "flip") == null
                                    ? null
                                    : Timestamps.read(row, "flip")
                                            .plus(Duration.parse(d.get("within").asText()))))
                    .list();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
