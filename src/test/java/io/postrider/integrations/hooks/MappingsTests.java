package io.postrider.integrations.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Mapping files of an installation's own: what is right is used, and what is wrong says where. */
class MappingsTests {

    private static final String GOOD =
            """
            {"title":"Workshop","signature":{"scheme":"bearer"},"topic":{"field":"$.type"},"topics":{"booked":[
             {"contact":{"email":"$.who.email","attributes":{"plan":"$.plan","seats":{"path":"$.seats","as":"whole"}}},
              "event":{"name":"webinar.attended","key":"webinar:{source}:{$.id}","at":{"path":"$.at","as":"epoch"},
               "properties":{"webinar":{"path":"$.id","required":true},"day":{"path":"$.day","as":"date"},
                "live":{"path":"$.live","as":"boolean"},"priceMinor":{"path":"$.price","as":"money","currency":"$.cur"}}}}]}}""";
    private static final String BODY =
            """
            {"type":"booked","id":"w1","at":1779000000,"day":"2026-05-17","live":"yes","plan":"gold","seats":"3",
             "price":12.345,"cur":"kwd","who":{"email":"a@example.com"}}""";
    private static final String EXPECTED =
            """
            {"facts":[{"contact":{"email":"a@example.com","attributes":{"plan":"gold","seats":3},"waits":false,"follows":false},
             "event":{"key":"webinar:workshop:w1","name":"webinar.attended","at":"2026-05-17T06:40:00Z",
              "properties":{"webinar":"w1","day":"2026-05-17","live":true,"priceMinor":12345}}}]}""";

    @TempDir
    Path folder;

    @Test
    void usesAMappingWhoseExamplesFit() throws IOException {
        write(GOOD, BODY, EXPECTED);
        Mappings mappings = mappings();
        assertThat(mappings.findings("workshop")).isEmpty();
        assertThat(mappings.of("workshop")).isPresent();
        assertThat(mappings.sources()).contains("workshop", "shopify");
    }

    @Test
    void refusesAMappingWhoseExampleMeansSomethingElse() throws IOException {
        write(GOOD, BODY, EXPECTED.replace("12345", "1235").replace("gold", "silver"));
        Mappings mappings = mappings();
        assertThat(mappings.of("workshop")).isEmpty();
        assertThat(mappings.findings("workshop"))
                .containsExactly(
                        "examples/booked.json: facts[0].contact.attributes.plan is \"gold\", not \"silver\".",
                        "examples/booked.json: facts[0].event.properties.priceMinor is 12345, not 1235.");
    }

    @Test
    void refusesAMappingWithoutExamples() throws IOException {
        Files.createDirectories(folder.resolve("workshop"));
        Files.writeString(folder.resolve("workshop/mapping.json"), GOOD);
        assertThat(mappings().findings("workshop"))
                .containsExactly("examples has no example; a mapping needs one at least.");
    }

    @Test
    void refusesAnExampleThatDoesNotSayWhatItMeans() throws IOException {
        write(GOOD, BODY, EXPECTED);
        Files.writeString(folder.resolve("workshop/examples/other.json"), BODY);
        assertThat(mappings().findings("workshop"))
                .containsExactly(
                        "examples/other.json does not say what it means: examples/other.expected.json is missing.");
    }

    /** One mistake each; a tilde stands for a quote. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~scheme~:~bearer~ | ~scheme~:~md5~ | signature.scheme must be hmac-sha256, stripe, hubspot-v3 or bearer, not md5.",
                "~$.plan~ | ~$.[~ | topics.booked[0].contact.attributes.plan is no JSON path: $.[.",
                "~as~:~whole~ | ~as~:~hole~ | topics.booked[0].contact.attributes.seats.as must be one of text, whole",
                "~event~:{ | ~evnt~:{ | topics.booked[0] has unknown members: evnt.",
                "~currency~:~$.cur~ | ~curency~:~$.cur~ | topics.booked[0].event.properties.priceMinor has unknown members: curency.",
                "~webinar.attended~ | ~Webinar~ | topics.booked[0].event.name must be words with dots",
                ",~topic~:{~field~:~$.type~} | ~~ | topic is missing.",
                "~title~:~Workshop~ | ~title~:7 | title must be a text.",
                "~required~:true | ~required~:~yes~ | topics.booked[0].event.properties.webinar.required must be true or false."
            })
    void saysWhereAMappingIsWrong(String right, String wrong, String finding) throws IOException {
        String replaced = wrong.equals("~~") ? "" : wrong.replace('~', '"');
        String file = GOOD.replace(right.replace('~', '"'), replaced);
        assertThat(file).isNotEqualTo(GOOD);
        write(file, BODY, EXPECTED);
        Mappings mappings = mappings();
        assertThat(mappings.findings("workshop")).singleElement().asString().startsWith("mapping.json: " + finding);
        assertThat(mappings.of("workshop")).isEmpty();
    }

    @Test
    void refusesTheNameOfTheMailProvidersDoor() throws IOException {
        Files.createDirectories(folder.resolve("mail"));
        Files.writeString(folder.resolve("mail/mapping.json"), GOOD);
        assertThat(mappings().findings("mail")).singleElement().asString().contains("not \"mail\"");
    }

    @Test
    void refusesABrokenFileAndKeepsTheOthers() throws IOException {
        write("{", BODY, EXPECTED);
        Mappings mappings = mappings();
        assertThat(mappings.findings("workshop")).containsExactly("mapping.json: It is not JSON.");
        assertThat(mappings.of("shopify")).isPresent();
    }

    /** The path and what should stand there, never what does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1779000000 | ~soon~ | $.at must be a number of seconds since 1970",
                "~2026-05-17~ | ~17.5.26~ | $.day must be a date",
                "~yes~ | ~maybe~ | $.live must be a truth value",
                "~3~ | ~3.5~ | $.seats must be a whole number",
                "12.345 | 1e999999999 | $.price must be an amount",
                "12.345 | -1 | $.price is below zero",
                "~kwd~ | ~zzz~ | $.cur must be a currency of ISO 4217",
                "~gold~ | {} | $.plan must be a text",
                "~id~:~w1~ | ~id~:null | topics.booked[0].event.key must be told, in at most 200 characters"
            })
    void saysWhereABodyDoesNotFit(String right, String wrong, String why) {
        String body = BODY.replace(right.replace('~', '"'), wrong.replace('~', '"'));
        assertThat(body).isNotEqualTo(BODY);
        Mapping mapping = Mapping.parse("workshop", json(GOOD));
        assertThatThrownBy(() -> Examples.read(mapping, "", json(body)))
                .isInstanceOf(DoesNotFit.class)
                .hasMessage(why);
    }

    private void write(String mapping, String body, String expected) throws IOException {
        Path examples = Files.createDirectories(folder.resolve("workshop/examples"));
        Files.writeString(folder.resolve("workshop/mapping.json"), mapping);
        Files.writeString(examples.resolve("booked.json"), body);
        Files.writeString(examples.resolve("booked.expected.json"), expected);
    }

    private Mappings mappings() {
        return new Mappings(new HookSettings(
                folder.toString(),
                DataSize.ofMegabytes(1),
                Duration.ofMinutes(5),
                Duration.ofDays(7),
                Duration.ofDays(2),
                Duration.ofDays(14),
                Duration.ofDays(30)));
    }

    private static JsonNode json(String text) {
        return Json.read(text).orElseThrow(() -> new AssertionError(List.of(text)));
    }
}
