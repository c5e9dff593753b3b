package io.postrider.contacts.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.Contacts;
import io.postrider.support.OnH2;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Files of contacts by the API and on the page. */
@OnH2
class ContactImportsEndpointTests {

    @Autowired
    TestRestTemplate http;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ImportWorker worker;

    @Autowired
    Contacts contacts;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String file = "email,first name,points\nada-" + mark + "@example.org,Ada,7\nno address,=1+1,8\n";
    private MockMvc mvc;

    @BeforeEach
    void browser() {
        DefaultMockMvcBuilder builder =
                MockMvcBuilders.webAppContextSetup(context).apply(springSecurity());
        mvc = builder.build();
    }

    @Test
    void anAppBringsAFile() {
        ResponseEntity<JsonNode> brought = send("POST", "/api/contact-imports?name=fair.csv", "text/csv", file);
        assertThat(brought.getStatusCode().value()).isEqualTo(201);
        String path = brought.getHeaders().getLocation().toString();
        assertThat(brought.getBody().at("/mapping/columns/0/target").asText()).isEqualTo("EMAIL");
        assertThat(get(path + "/sample").at("/rows/0/1").asText()).isEqualTo("Ada");
        ResponseEntity<JsonNode> wrong = send(
                "PUT",
                path + "/mapping",
                "application/json",
                "{\"columns\":[{\"column\":\"x\",\"target\":\"EMAIL\"}]}");
        assertThat(wrong.getStatusCode().value()).isEqualTo(422);
        assertThat(wrong.getBody().get("type").asText()).isEqualTo("urn:postrider:problem:unusable-import");
        assertThat(send("POST", path + "/start", "application/json", "")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(send("POST", path + "/start", "application/json", "")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        worker.work();
        JsonNode done = get(path);
        assertThat(done.get("state").asText()).isEqualTo("DONE");
        assertThat(done.at("/counts/created").asInt()).isEqualTo(1);
        assertThat(text(path + "/errors"))
                .isEqualTo("line,column,reason\r\n3,,No mail can be sent to this address.\r\n");
        assertThat(text("/api/contacts/export")).contains("ada-" + mark + "@example.org");
        assertThat(http.getForEntity(path, String.class).getStatusCode().value())
                .isEqualTo(401);
        assertThat(send("GET", "/api/contact-imports/999999", "application/json", "")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(send("GET", "/api/contact-imports/x", "application/json", "")
                        .getStatusCode()
                        .is4xxClientError())
                .isTrue();
    }

    @Test
    void aMarketerDoesItOnThePage() throws Exception {
        String one = as(post("/contact-imports?name=fair.csv")
                        .contentType("text/csv")
                        .content(file))
                .getContentAsString();
        Document page = Jsoup.parse(as(get2(one)).getContentAsString());
        assertThat(page.select("select[name=target.0] option[selected]").attr("value"))
                .isEqualTo("EMAIL");
        assertThat(page.select("input[name=attribute.2]").attr("value")).isEqualTo("points");
        as(post(one + "/mapping")
                .param("target.0", "EMAIL")
                .param("target.1", "ATTRIBUTE")
                .param("attribute.1", "firstName")
                .param("kind.1", "TEXT")
                .param("tags", "fair, spring"));
        worker.work();
        Document checked = Jsoup.parse(as(get2(one)).getContentAsString());
        assertThat(checked.select("button:contains(Take in)").text()).isEqualTo("Take in 1 rows");
        as(post(one + "/start"));
        worker.work();
        assertThat(Jsoup.parse(as(get2(one)).getContentAsString()).select("h2").text())
                .contains("Taken in");
        assertThat(contacts.findByEmail("ada-" + mark + "@example.org")).isPresent();
        assertThat(as(get2(one + "/errors")).getContentAsString()).contains("3,,No mail");
        as(post(one + "/undo"));
        worker.work();
        assertThat(contacts.findByEmail("ada-" + mark + "@example.org")).isEmpty();
    }

    @Test
    void whoMayNotDoItMayNot() throws Exception {
        MockHttpServletResponse refused = mvc.perform(
                        get2("/contacts/export").with(user("ann").roles("ANALYST")))
                .andReturn()
                .getResponse();
        assertThat(refused.getStatus()).isEqualTo(403);
        MockHttpServletResponse forged = mvc.perform(post("/contact-imports")
                        .contentType("text/csv")
                        .content(file)
                        .with(user("mia").roles("MARKETER")))
                .andReturn()
                .getResponse();
        assertThat(forged.getStatus()).isEqualTo(403);
    }

    private static MockHttpServletRequestBuilder get2(String path) {
        return org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path);
    }

    private MockHttpServletResponse as(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user("mia").roles("MARKETER")).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private JsonNode get(String path) {
        return send("GET", path, "application/json", "").getBody();
    }

    private String text(String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("test-key");
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class)
                .getBody();
    }

    private ResponseEntity<JsonNode> send(String method, String path, String type, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("test-key");
        headers.setContentType(MediaType.parseMediaType(type));
        return http.exchange(path, HttpMethod.valueOf(method), new HttpEntity<>(body, headers), JsonNode.class);
    }
}
