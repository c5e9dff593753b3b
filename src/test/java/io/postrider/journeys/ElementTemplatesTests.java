package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.instance.BaseElement;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonInputOutput;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonInputParameter;

/** What a marketer picks in Camunda Modeler is what the drawings are made of. */
class ElementTemplatesTests {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Path TEMPLATES = Path.of(".camunda/element-templates");

    private final Map<String, JsonNode> templates = templates();

    private static Map<String, JsonNode> templates() {
        Map<String, JsonNode> templates = new HashMap<>();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.toList()) {
                JsonNode template = new ObjectMapper().readTree(file.toFile());
                assertThat(template.get("id").asText())
                        .isEqualTo(
                                "io.postrider." + file.getFileName().toString().replace(".json", ""));
                templates.put(template.get("id").asText(), template);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return templates;
    }

    private static List<BaseElement> drawn() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .flatMap(model -> model.getModelElementsByType(BaseElement.class).stream())
                    .toList();
        }
    }

    private Set<String> bound(JsonNode template, String kind) {
        return StreamSupport.stream(template.get("properties").spliterator(), false)
                .map(property -> property.get("binding"))
                .filter(binding -> binding.get("type").asText().equals(kind))
                .map(binding -> binding.get("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyStepIsMadeFromATemplateAndFillsInOnlyWhatItOffers() throws IOException {
        List<BaseElement> steps =
                drawn().stream().filter(ServiceTask.class::isInstance).toList();
        assertThat(steps).isNotEmpty().allSatisfy(step -> {
            JsonNode template = templates.get(step.getAttributeValueNs(CAMUNDA, "modelerTemplate"));
            assertThat(template).as(step.getId()).isNotNull();
            assertThat(step.getAttributeValueNs(CAMUNDA, "modelerTemplateVersion"))
                    .isEqualTo(template.get("version").asText());
            assertThat(((ServiceTask) step).getOperatonDelegateExpression())
                    .isEqualTo(template.get("properties").get(0).get("value").asText());
            assertThat(bound(template, "camunda:inputParameter"))
                    .as(step.getId())
                    .containsAll(inputs(step));
        });
    }

    private static List<String> inputs(BaseElement step) {
        return step.getExtensionElements().getElementsQuery().filterByType(OperatonInputOutput.class).list().stream()
                .flatMap(io -> io.getOperatonInputParameters().stream())
                .map(OperatonInputParameter::getOperatonName)
                .toList();
    }

    @Test
    void theStartOffersExactlyWhatAJourneyUnderstands() {
        assertThat(bound(templates.get("io.postrider.journey-start"), "camunda:property"))
                .isEqualTo(new TreeSet<>(JourneyStart.PROPERTIES));
    }

    @Test
    void everyTemplateThatIsUsedExists() throws IOException {
        assertThat(drawn().stream()
                        .map(element -> element.getAttributeValueNs(CAMUNDA, "modelerTemplate"))
                        .filter(id -> id != null)
                        .distinct()
                        .toList())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(templates).containsKey(id));
    }

    @Test
    void everyTemplateHasAnIconAHelpTextAndItsPlaceInTheMenu() {
        assertThat(templates.values()).hasSizeGreaterThan(5).allSatisfy(template -> {
            assertThat(template.at("/icon/contents").asText()).startsWith("data:image/svg+xml,");
            assertThat(template.at("/description").asText()).isNotBlank();
            assertThat(template.at("/category/id").asText()).isEqualTo("postrider");
        });
    }
}
