package io.postrider.integrations.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postrider.integrations.calls.Call;
import io.postrider.integrations.calls.Calls;
import io.postrider.integrations.connections.Asked;
import io.postrider.integrations.connections.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * HubSpot, asked and told by its CRM API v3 with the token of a private app (developers.hubspot.com). A search gives at most 10,000 results, so it
 * begins anew from the last change it gave; what was changed when stands in a second answer.
 */
@Component
class HubSpot implements Crm {

    /** More cannot be read with the history of its properties at once. */
    private static final int PAGE = 50;

    private static final int MOST_RESULTS = 10_000;
    private static final String MEND = "look at the token of the private app and its scopes crm.objects.contacts.read,"
            + " crm.objects.contacts.write, crm.objects.deals.read and crm.schemas.contacts.write";

    private final Calls calls;
    private final ObjectMapper mapper;

    HubSpot(Calls calls, ObjectMapper mapper) {
        this.calls = calls;
        this.mapper = mapper;
    }

    JsonNode ask(Reach reach, String method, String path, JsonNode body) {
        String url = reach.get("address") + path;
        Call call = body == null ? Call.get(url) : Call.json(method, url, body.toString());
        return Asked.json(calls.ask(call.bearer(reach.get("token"))), "HubSpot", MEND);
    }

    @Override
    public Found<Person> people(Reach reach, Instant since, String page, Set<String> fields) {
        Search search = search(reach, "contacts", "lastmodifieddate", since, page);
        List<Person> people = new ArrayList<>();
        Set<String> wanted = new HashSet<>(fields);
        wanted.add("email");
        for (JsonNode one : histories(reach, "contacts", search.ids(), wanted)) {
            Map<String, Field> told = new HashMap<>();
            fields.forEach(field -> {
                JsonNode last = one.path("propertiesWithHistory").path(field).path(0);
                if (last.hasNonNull("value")) {
                    told.put(
                            field,
                            new Field(
                                    last.path("value").asText(),
                                    moment(last.path("timestamp").asText())));
                }
            });
            JsonNode email =
                    one.path("propertiesWithHistory").path("email").path(0).path("value");
            people.add(new Person(one.path("id").asText(), email.asText(null), told));
        }
        return new Found<>(people, search.next());
    }

    @Override
    public Found<Deal> deals(Reach reach, Instant since, String page) {
        Search search = search(reach, "deals", "hs_lastmodifieddate", since, page);
        Map<String, List<String>> people = peopleOf(reach, search.ids());
        List<Deal> deals = new ArrayList<>();
        Set<String> wanted = Set.of(
                "dealname",
                "pipeline",
                "dealstage",
                "amount",
                "deal_currency_code",
                "createdate",
                "hs_is_closed",
                "hs_is_closed_won");
        for (JsonNode one : histories(reach, "deals", search.ids(), wanted)) {
            Map<String, String> told = new LinkedHashMap<>();
            wanted.forEach(name -> told.put(
                    name,
                    one.path("propertiesWithHistory")
                            .path(name)
                            .path(0)
                            .path("value")
                            .asText("")));
            Instant created = moment(told.get("createdate"));
            JsonNode stage = one.path("propertiesWithHistory").path("dealstage").path(0);
            deals.add(new Deal(
                    one.path("id").asText(),
                    told.get("dealname"),
                    told.get("pipeline"),
                    told.get("dealstage"),
                    created,
                    stage.hasNonNull("timestamp")
                            ? moment(stage.path("timestamp").asText())
                            : created,
                    told.get("hs_is_closed").equals("true")
                            ? told.get("hs_is_closed_won").equals("true")
                            : null,
                    told.get("amount"),
                    told.get("deal_currency_code"),
                    people.getOrDefault(one.path("id").asText(), List.of())));
        }
        return new Found<>(deals, search.next());
    }

    /** @param next {@code since:after}; null: that was all */
    private record Search(List<String> ids, String next) {}

    private Search search(Reach reach, String what, String modified, Instant since, String page) {
        String[] at = page == null ? new String[] {String.valueOf(since.toEpochMilli()), ""} : page.split(":", 2);
        ObjectNode body = mapper.createObjectNode().put("limit", PAGE);
        body.putArray("filterGroups")
                .addObject()
                .putArray("filters")
                .addObject()
                .put("propertyName", modified)
                .put("operator", "GTE")
                .put("value", at[0]);
        body.putArray("sorts").addObject().put("propertyName", modified).put("direction", "ASCENDING");
        body.putArray("properties").add(modified);
        if (!at[1].isEmpty()) {
            body.put("after", at[1]);
        }
        JsonNode found = ask(reach, "POST", "/crm/v3/objects/" + what + "/search", body);
        List<String> ids = new ArrayList<>();
        found.path("results").forEach(it -> ids.add(it.path("id").asText()));
        String after = found.path("paging").path("next").path("after").asText("");
        if (after.isEmpty()) {
            return new Search(ids, null);
        }
        if (Integer.parseInt(after) + PAGE <= MOST_RESULTS) {
            return new Search(ids, at[0] + ":" + after);
        }
        JsonNode last = found.path("results").get(ids.size() - 1);
        Instant until = moment(last.path("properties").path(modified).asText());
        return new Search(ids, until.toEpochMilli() + ":");
    }

    private List<JsonNode> histories(Reach reach, String what, List<String> ids, Set<String> properties) {
        List<JsonNode> all = new ArrayList<>();
        if (!ids.isEmpty()) {
            ObjectNode body = mapper.createObjectNode();
            ArrayNode wanted = body.putArray("propertiesWithHistory");
            properties.stream().sorted().forEach(wanted::add);
            ArrayNode inputs = body.putArray("inputs");
            ids.forEach(id -> inputs.addObject().put("id", id));
            ask(reach, "POST", "/crm/v3/objects/" + what + "/batch/read", body)
                    .path("results")
                    .forEach(all::add);
        }
        return all;
    }

    private Map<String, List<String>> peopleOf(Reach reach, List<String> deals) {
        Map<String, List<String>> people = new HashMap<>();
        if (!deals.isEmpty()) {
            ObjectNode body = mapper.createObjectNode();
            ArrayNode inputs = body.putArray("inputs");
            deals.forEach(id -> inputs.addObject().put("id", id));
            ask(reach, "POST", "/crm/v4/associations/deals/contacts/batch/read", body)
                    .path("results")
                    .forEach(each -> each.path("to").forEach(to -> people.computeIfAbsent(
                                    each.path("from").path("id").asText(), it -> new ArrayList<>())
                            .add(to.path("toObjectId").asText())));
        }
        return people;
    }

    @Override
    public void prepare(Reach reach, Set<String> properties) {
        Set<String> there = new HashSet<>();
        ask(reach, "GET", "/crm/v3/properties/contacts", null)
                .path("results")
                .forEach(it -> there.add(it.path("name").asText()));
        properties.stream().filter(it -> !there.contains(it)).sorted().forEach(name -> {
            ObjectNode body = mapper.createObjectNode();
            String label = name.replace('_', ' ');
            body.put("name", name)
                    .put("label", Character.toUpperCase(label.charAt(0)) + label.substring(1))
                    .put("type", "string")
                    .put("fieldType", "text")
                    .put("groupName", "contactinformation");
            ask(reach, "POST", "/crm/v3/properties/contacts", body);
        });
    }

    @Override
    public Set<String> tell(Reach reach, List<Update> updates) {
        ObjectNode body = mapper.createObjectNode();
        ArrayNode inputs = body.putArray("inputs");
        updates.forEach(update -> {
            ObjectNode properties = inputs.addObject().put("id", update.id()).putObject("properties");
            update.values().forEach(properties::put);
        });
        Set<String> refused = new HashSet<>();
        ask(reach, "POST", "/crm/v3/objects/contacts/batch/update", body)
                .path("errors")
                .forEach(error -> error.path("context").path("ids").forEach(id -> refused.add(id.asText())));
        return refused;
    }

    /** As text or as milliseconds. */
    private static Instant moment(String text) {
        return text.matches("\\d{10,16}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
    }
}
