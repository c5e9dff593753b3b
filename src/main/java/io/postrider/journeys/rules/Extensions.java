package io.postrider.journeys.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;

/** What an element template wrote onto an element: its properties and its inputs. */
final class Extensions {

    private Extensions() {}

    static Map<String, String> properties(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        Model.children(element, "extensionElements").stream()
                .flatMap(extensions -> Model.children(extensions, "properties").stream())
                .flatMap(list -> Model.children(list, "property").stream())
                .filter(property -> !property.getAttribute("value").isBlank())
                .forEach(property -> properties.put(property.getAttribute("name"), property.getAttribute("value")));
        return properties;
    }

    static Map<String, String> inputs(Element element) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Model.children(element, "extensionElements").stream()
                .flatMap(extensions -> Model.children(extensions, "inputOutput").stream())
                .flatMap(list -> Model.children(list, "inputParameter").stream())
                .forEach(input -> inputs.put(
                        input.getAttribute("name"), input.getTextContent().strip()));
        return inputs;
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }
}
