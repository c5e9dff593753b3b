package io.postrider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/**
 * What {@code /api/openapi.json} says beyond what the endpoints say themselves.
 *
 * <p>Every request body has an example that runs: {@code api-examples/post-contacts.json} is the one of {@code POST
 * /api/contacts}. A test sends them all.
 */
@Configuration
class ApiDocument {

    private static final String KEY = "apiKey";

    private final ObjectMapper json;

    ApiDocument(ObjectMapper json) {
        this.json = json;
    }

    @Bean
    OpenAPI openApi() {
        Info info = new Info()
                .title("Postrider")
                .version("1")
                .description("Contacts with their consent, what they did, and the journeys they are on.")
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0"));
        SecurityScheme bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An API key, as `Authorization: Bearer <key>`.");
        return new OpenAPI()
                .info(info)
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(KEY, bearer))
                .security(List.of(new SecurityRequirement().addList(KEY)));
    }

    @Bean
    OpenApiCustomizer examples() {
        return document -> document.getPaths().forEach(this::addExamples);
    }

    private void addExamples(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            ClassPathResource example = new ClassPathResource("api-examples/" + nameOf(method, path));
            if (operation.getRequestBody() != null && example.exists()) {
                addExample(operation, example);
            }
        });
    }

    private void addExample(Operation operation, ClassPathResource example) {
        try (var source = example.getInputStream()) {
            JsonNode value = json.readTree(source);
            operation.getRequestBody().getContent().values().forEach(content -> content.setExample(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code POST /api/journeys/{key}/enrolments} has {@code post-journeys-key-enrolments.json}. */
    private static String nameOf(PathItem.HttpMethod method, String path) {
        return (method + path.replaceFirst("^/api", "").replaceAll("[{}]", "").replace('/', '-'))
                        .toLowerCase(Locale.ROOT)
                + ".json";
    }
}
