package io.postrider.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.events.EventLog;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Companies, tags and where she told something herself, as apps tell of them. */
class CompaniesTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Contacts contacts;

        @Autowired
        Companies companies;

        @Autowired
        AttributeSources sources;

        @Autowired
        Merging merging;

        @Autowired
        EventLog log;

        @Autowired
        TestRestTemplate http;

        private final String mark = UUID.randomUUID().toString();
        private ContactId she;

        @BeforeEach
        void somebody() {
            she = contacts.upsert(new NewContact(mark + "@companies.example", null, null, null, Map.of()))
                    .id();
        }

        @Test
        void aCompanyIsOneByItsExternalIdOrItsDomain() {
            String first = id(put(
                    "{'name': 'Tea House', 'domain': 'M.example', 'externalId': 'crm-M', 'attributes': {'seats': 4}}"));
            String again =
                    id(put("{'name': 'The Tea House', 'domain': 'm.example', 'attributes': {'industry': 'Catering'}}"));
            assertThat(again).isEqualTo(first);
            assertThat(companies.find(UUID.fromString(first)).orElseThrow()).satisfies(it -> {
                assertThat(it.name()).isEqualTo("The Tea House");
                assertThat(it.domain()).isEqualTo(mark + ".example");
                assertThat(it.externalId()).isEqualTo("crm-" + mark);
                assertThat(it.attributes()).isEqualTo(Map.of("seats", 4, "industry", "Catering"));
            });
        }

        @Test
        void sheJoinsChangesHerRoleAndLeavesAndEachIsAChangeOfHers() {
            String company = id(put("{'name': 'Tea House', 'domain': 'm.example'}"));
            String member = "/api/companies/" + company + "/members/" + she;
            assertThat(send(HttpMethod.PUT, member, "{'role': 'Buyer'}")
                            .getStatusCode()
                            .value())
                    .isEqualTo(204);
            assertThat(send(HttpMethod.PUT, member, "{'role': 'Owner'}")
                            .getStatusCode()
                            .value())
                    .isEqualTo(204);
            assertThat(companies.of(she)).extracting(Companies.Membership::role).containsExactly("Owner");
            assertThat(send(HttpMethod.GET, "/api/companies/" + company + "/members", null)
                            .getBody()
                            .get(0)
                            .asText())
                    .isEqualTo(she.toString());
            send(HttpMethod.DELETE, member, null);
            send(HttpMethod.DELETE, member, null);
            assertThat(companies.of(she)).isEmpty();
            assertThat(log.timeline(she, null, 20))
                    .filteredOn(it -> it.properties().equals(Map.of("fields", List.of("companies"))))
                    .hasSize(3);
        }

        @Test
        void aMergeAndAnErasureTakeHerCompaniesAlong() {
            UUID company = UUID.fromString(id(put("{'name': 'Tea House', 'domain': 'm.example'}")));
            companies.join(company, she, null);
            ContactId kept = contacts.upsert(
                            new NewContact("k" + mark + "@companies.example", null, null, null, Map.of()))
                    .id();
            merging.merge(kept, she, "test");
            assertThat(companies.members(company)).containsExactly(kept);
            contacts.erase(kept);
            assertThat(companies.members(company)).isEmpty();
        }

        @Test
        void oneRequestTellsTagsAndWhereSheToldItHerself() {
            ResponseEntity<JsonNode> answer = send(
                    HttpMethod.POST,
                    "/api/contacts",
                    "{'email': 'M@companies.example', 'attributes': {'quizTea': 'oolong'}, 'source': 'quiz', 'tags': ['vip']}");
            assertThat(answer.getBody().get("tags").toString()).isEqualTo("[\"vip\"]");
            assertThat(sources.of(she)).singleElement().satisfies(it -> {
                assertThat(it.attribute()).isEqualTo("quizTea");
                assertThat(it.source()).isEqualTo("quiz");
            });
            send(HttpMethod.PUT, "/api/contacts/" + she + "/tags/whole sale", null);
            send(HttpMethod.DELETE, "/api/contacts/" + she + "/tags/vip", null);
            assertThat(send(HttpMethod.GET, "/api/contacts/" + she, null)
                            .getBody()
                            .get("tags")
                            .toString())
                    .isEqualTo("[\"whole sale\"]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'name': ''}",
                    "{'domain': 'm.example'}",
                    "{'name': 'x', 'domain': 'no domain'}",
                    "{'name': 'x', 'externalId': ' '}",
                    "{'name': 'x', 'attributes': {'a': {'b': {'c': 1}}}}"
                })
        void refusesWhatIsNoCompany(String body) {
            assertThat(put(body).getStatusCode().value()).isEqualTo(422);
        }

        @Test
        void saysWhoIsNotThere() {
            String nobody = "/api/companies/" + UUID.randomUUID() + "/members/" + she;
            assertThat(send(HttpMethod.PUT, nobody, "{}").getStatusCode().value())
                    .isEqualTo(404);
            String company = id(put("{'name': 'Tea House', 'domain': 'm.example'}"));
            String stranger = "/api/companies/" + company + "/members/" + UUID.randomUUID();
            assertThat(send(HttpMethod.PUT, stranger, "{}").getStatusCode().value())
                    .isEqualTo(404);
        }

        private ResponseEntity<JsonNode> put(String company) {
            return send(HttpMethod.POST, "/api/companies", company);
        }

        private static String id(ResponseEntity<JsonNode> answer) {
            return answer.getBody().get("id").asText();
        }

        private ResponseEntity<JsonNode> send(HttpMethod method, String path, String body) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            headers.setContentType(MediaType.APPLICATION_JSON);
            String json = body == null
                    ? null
                    : body.replace('\'', '"')
                            .replace("M.example", mark + ".example")
                            .replace("m.example", mark + ".example")
                            .replace("crm-M", "crm-" + mark)
                            .replace("M@", mark + "@");
            return http.exchange(path, method, new HttpEntity<>(json, headers), JsonNode.class);
        }
    }
}
