package io.postrider.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What programs are told when something goes wrong. */
class ApiErrorsTests {

    enum Colour {
        GREEN,
        BLACK
    }

    record Tea(String name, Colour colour, Instant picked, int grams, List<Tea> blend, Map<String, Object> notes) {}

    @RestController
    static class TeaShop {
        @PostMapping("/api/teas")
        Tea add(@RequestBody Tea tea) {
            return tea;
        }

        @GetMapping("/api/teas")
        String list(@RequestParam int limit) {
            throw new IllegalStateException("secret of the inside " + limit);
        }

        @GetMapping("/api/teas/none")
        String none() {
            throw new ErrorResponseException(
                    HttpStatus.NOT_FOUND, Problems.problem(HttpStatus.NOT_FOUND, "no-such-tea", "No such tea."), null);
        }

        @GetMapping("/teas")
        String page() {
            throw new ErrorResponseException(HttpStatus.NOT_FOUND);
        }
    }

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json()
            .modulesToInstall(new WireText())
            .featuresToEnable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new TeaShop())
            .setControllerAdvice(new ApiErrors())
            .setMessageConverters(new MappingJackson2HttpMessageConverter(json))
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"name":                                  | The body is not JSON (line 1
            {"name":"x"} rubbish                      | (line 1
            {"nmae":"x"}                              | nmae: no such field
            {"colour":"RED"}                          | colour: must be one of GREEN, BLACK
            {"picked":"yesterday"}                    | picked: must be a time such as
            {"grams":"many"}                          | grams: must be a whole number
            {"blend":[{"grams":1},{"grams":[]}]}      | blend[1].grams: the wrong kind
            {"name":{"a":1}}                          | name: the wrong kind
            {"name":"a\\u0000b"}                       | name: contains a control character
            {"name":"a\\u001bb"}                       | name: contains a control character
            {"name":"a\\ud800b"}                       | name: contains a control character
            {"notes":{"a":{"b":["x\\u0000"]}}}         | contains a control character
            {"notes":{"a\\u0000":1}}                   | contains a control character
            []                                        | The body: the wrong kind
            """)
    void saysWhereABodyCannotBeRead(String body, String detail) throws Exception {
        MockHttpServletResponse answer =
                ask(post("/api/teas").contentType("application/json").content(body));
        assertProblem(answer, 400, "unreadable-body");
        assertThat(answer.getContentAsString())
                .contains(detail)
                .doesNotContain("io.postrider")
                .doesNotContain("java.");
    }

    @Test
    void takesGoodTextsAsTheyAre() throws Exception {
        String body = "{\"name\":\"Grüner Tee 🍵\\n\",\"grams\":1,\"notes\":{\"ü\":\"\\t🍵\"}}";
        MockHttpServletResponse answer =
                ask(post("/api/teas").contentType("application/json").content(body));
        assertThat(answer.getStatus()).isEqualTo(200);
        var told = json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(told.get("name").asText()).isEqualTo("Grüner Tee 🍵\n");
        assertThat(told.get("notes").get("ü").asText()).isEqualTo("\t🍵");
    }

    @Test
    void refusesAnEmptyBodyOtherTypesAndMethods() throws Exception {
        assertProblem(ask(post("/api/teas").contentType("application/json")), 400, "unreadable-body");
        assertProblem(ask(post("/api/teas").contentType("text/plain").content("x")), 415, null);
        assertProblem(ask(request(HttpMethod.PUT, "/api/teas")), 405, null);
        assertProblem(ask(get("/api/teas")), 400, null);
        assertProblem(ask(get("/api/teas?limit=many")), 400, null);
        assertProblem(ask(get("/api/teas/none")), 404, "no-such-tea");
    }

    @Test
    void keepsTheInsideToItself() throws Exception {
        MockHttpServletResponse answer = ask(get("/api/teas?limit=7"));
        assertProblem(answer, 500, "internal-error");
        assertThat(answer.getContentAsString()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void leavesPagesForPeopleToTheErrorPage() throws Exception {
        MockHttpServletResponse answer = ask(get("/teas"));
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentType()).isNull();
    }

    /** Asked by a browser: the answer is a problem all the same. */
    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Accept", "text/html, */*;q=0.1"))
                .andReturn()
                .getResponse();
    }

    private static void assertProblem(MockHttpServletResponse answer, int status, String name) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"status\":" + status, "\"detail\":");
        if (name != null) {
            assertThat(answer.getContentAsString()).contains("urn:postrider:problem:" + name);
        }
    }
}
