package io.postrider.integrations.moving;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.ImportRows;
import io.postrider.contacts.ImportRows.Rules;
import io.postrider.contacts.ImportRows.Taken;
import io.postrider.contacts.ImportRows.Update;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings everybody over, once: the suppressed first, so that nobody can be mailed in between; then all profiles; then who stands on which list,
 * as a tag. All of it is one import, which starts no journey.
 */
final class MovingIn implements Task {

    private static final String PROFILES =
            "/api/profiles?additional-fields%5Bprofile%5D=subscriptions&page%5Bsize%5D=100&sort=id";
    private static final String SUPPRESSED =
            PROFILES + "&filter=greater-than(subscriptions.email.marketing.suppression.timestamp,1990-01-01T00:00:00Z)";
    private static final String LISTS = "/api/lists?sort=id";

    private final Klaviyo klaviyo;
    private final ImportRows imports;
    private final KlaviyoProfiles profiles;

    MovingIn(Klaviyo klaviyo, ImportRows imports, KlaviyoProfiles profiles) {
        this.klaviyo = klaviyo;
        this.imports = imports;
        this.profiles = profiles;
    }

    private enum Stage {
        SUPPRESSED,
        PROFILES,
        LISTS
    }

    /**
     * Where it is.
     *
     * @param page what to ask next; of lists, the page of lists
     * @param list which list of that page
     * @param members the page of its members; empty: the first
     */
    private record Place(Stage stage, String page, int list, String members) {

        static final Place BEGIN = new Place(Stage.SUPPRESSED, MovingIn.SUPPRESSED, 0, "");

        static Place read(String text) {
            String[] parts = text.split("\n", 4);
            return new Place(Stage.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]), parts[3]);
        }

        String text() {
            return stage + "\n" + page + "\n" + list + "\n" + members;
        }
    }

    @Override
    public String name() {
        return "move-in";
    }

    @Override
    public String title() {
        return "Suppressions, profiles and lists";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.empty();
    }

    @Override
    public Page next(Reach reach, String place, String mark) {
        Place at = place == null ? Place.BEGIN : Place.read(place);
        return at.stage() == Stage.LISTS ? members(reach, at) : people(reach, at);
    }

    private Page people(Reach reach, Place at) {
        JsonNode answer = klaviyo.ask(reach, at.page());
        String next = next(answer);
        Place then = next != null
                ? new Place(at.stage(), next, 0, "")
                : at.stage() == Stage.SUPPRESSED
                        ? new Place(Stage.PROFILES, PROFILES, 0, "")
                        : new Place(Stage.LISTS, LISTS, 0, "");
        return page(reach, profiles.rows(answer.path("data"), reach.get("purpose"), null), then);
    }

    private Page members(Reach reach, Place at) {
        JsonNode lists = klaviyo.ask(reach, at.page());
        if (lists.path("data").size() <= at.list()) {
            String more = next(lists);
            return page(reach, List.of(), more == null ? null : new Place(Stage.LISTS, more, 0, ""));
        }
        JsonNode list = lists.path("data").get(at.list());
        String asked = at.members().isEmpty()
                ? "/api/lists/" + list.path("id").asText() + "/profiles?fields%5Bprofile%5D=email&page%5Bsize%5D=100"
                : at.members();
        JsonNode answer = klaviyo.ask(reach, asked);
        String next = next(answer);
        Place then = next == null
                ? new Place(Stage.LISTS, at.page(), at.list() + 1, "")
                : new Place(Stage.LISTS, at.page(), at.list(), next);
        String tag = list.path("attributes").path("name").asText();
        return page(reach, profiles.rows(answer.path("data"), reach.get("purpose"), tag), then);
    }

    private Page page(Reach reach, List<ImportRow> rows, Place then) {
        return new Page(then == null ? null : then.text(), null, () -> {
            long id = imports.goOn("Klaviyo: " + reach.connection(), "connection " + reach.connection());
            Counts counts = new Counts(0, 0);
            if (!rows.isEmpty()) {
                Taken taken = imports.take(id, rows, new Rules(Update.FILL, false));
                int refused = taken.faults().size();
                counts = new Counts(rows.size() - refused, refused);
            }
            if (then == null) {
                imports.finish(id);
            }
            return counts;
        });
    }

    private static String next(JsonNode answer) {
        String next = answer.path("links").path("next").asText("");
        return next.isEmpty() || next.equals("null") ? null : next;
    }
}
