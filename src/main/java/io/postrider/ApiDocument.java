package io.postrider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
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
 * <p>Every request body has an example that runs: {@code api-examples/post-journeys-key-enrolments.json} is the one of
 * {@code POST /api/journeys/{key}/enrolments}. A test sends them all.
 */
@Configuration
class ApiDocument {

    private static final String KEY = "apiKey";

    /** RFC 9457. */
    private static final Schema<?> PROBLEM = new ObjectSchema()
            .addProperty("type", new StringSchema().example("urn:postrider:problem:contact-not-found"))
            .addProperty("title", new StringSchema())
            .addProperty("status", new IntegerSchema())
            .addProperty("detail", new StringSchema())
            .addProperty("instance", new StringSchema());

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
    OpenApiCustomizer everyOperation() {
        return document -> document.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> complete(operation, (method + path.replaceFirst("^/api", "")))));
    }

    /** @param name such as {@code POST/journeys/{key}/enrolments} */
    private void complete(Operation operation, String name) {
        String words = name.replaceAll("[{}]", "").replace('/', '-').toLowerCase(Locale.ROOT);
        operation.setOperationId(words);
        operation
                .getResponses()
                .setDefault(new ApiResponse()
                        .description("A problem: its type never changes, its detail says what is wrong.")
                        .content(new Content()
                                .addMediaType("application/problem+json", new MediaType().schema(PROBLEM))));
        ClassPathResource example = new ClassPathResource("api-examples/" + words + ".json");
        if (operation.getRequestBody() != null && example.exists()) {
            addExample(operation, example);
        }
    }

    private void addExample(Operation operation, ClassPathResource example) {
        try (var source = example.getInputStream()) {
            JsonNode value = json.readTree(source);
            operation.getRequestBody().getContent().values().forEach(content -> content.setExample(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
