package io.postrider.journeys.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A drawing as the rules look at it: its elements, and which follows which. */
final class Model {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";

    /** The engine reads both of these namespaces. */
    private static final List<String> ENGINE = List.of(
            "http://camunda.org/schema/1.0/bpmn", "http://operaton.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

    private static final Set<String> OTHER_NODES =
            Set.of("callActivity", "subProcess", "transaction", "adHocSubProcess", "task");

    /** More than anybody oversees in one drawing. */
    private static final int MAX_NODES = 1_000;

    private final List<Element> elements = new ArrayList<>();
    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, List<Element>> outgoing = new HashMap<>();

    private Model(Document document) {
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            elements.add(element);
            if (isBpmn(element) && element.hasAttribute("id")) {
                byId.putIfAbsent(element.getAttribute("id"), element);
            }
            if (is(element, "sequenceFlow")) {
                outgoing.computeIfAbsent(element.getAttribute("sourceRef"), id -> new ArrayList<>())
                        .add(element);
            }
        }
    }

    /** @throws Unreadable when it is no XML, or no BPMN */
    static Model parse(byte[] xml) {
        Document document = SafeXml.parse(xml);
        if (!is(document.getDocumentElement(), "definitions")) {
            throw new Unreadable("The file is no BPMN model: its root is no bpmn:definitions");
        }
        Model model = new Model(document);
        if (model.nodes().size() > MAX_NODES) {
            throw new Unreadable(
                    "The drawing has " + model.nodes().size() + " elements; " + MAX_NODES + " are allowed");
        }
        return model;
    }

    List<Element> elements() {
        return elements;
    }

    /** BPMN elements of these names, as they stand in the file. */
    List<Element> all(String... names) {
        Set<String> wanted = Set.of(names);
        return elements.stream()
                .filter(element -> isBpmn(element) && wanted.contains(element.getLocalName()))
                .toList();
    }

    List<Element> nodes() {
        return elements.stream().filter(Model::isNode).toList();
    }

    Element byId(String id) {
        return byId.get(id);
    }

    List<Element> flowsFrom(Element node) {
        return outgoing.getOrDefault(node.getAttribute("id"), List.of());
    }

    /** What follows the node directly. */
    List<Element> after(Element node) {
        return flowsFrom(node).stream()
                .map(flow -> byId(flow.getAttribute("targetRef")))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    List<Element> boundariesOf(Element node) {
        return all("boundaryEvent").stream()
                .filter(event -> event.getAttribute("attachedToRef").equals(node.getAttribute("id")))
                .toList();
    }

    static boolean isBpmn(Element element) {
        return BPMN.equals(element.getNamespaceURI());
    }

    static boolean is(Element element, String name) {
        return isBpmn(element) && element.getLocalName().equals(name);
    }

    static boolean isNode(Element element) {
        if (!isBpmn(element)) {
            return false;
        }
        String name = element.getLocalName();
        // "Event" leaves out timerEventDefinition and its like, which end in Definition.
        return name.endsWith("Event")
                || name.endsWith("Task")
                || name.endsWith("Gateway")
                || OTHER_NODES.contains(name);
    }

    static boolean isEngine(Node node) {
        return node.getNamespaceURI() != null && ENGINE.contains(node.getNamespaceURI());
    }

    /** An attribute of the engine's namespace, or an empty text. */
    static String engine(Element element, String name) {
        return ENGINE.stream()
                .map(namespace -> element.getAttributeNS(namespace, name))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    static List<Element> children(Node parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    static boolean has(Element element, String child) {
        return !children(element, child).isEmpty();
    }

    static Element parent(Element element) {
        return element.getParentNode() instanceof Element parent ? parent : null;
    }

    static String nearestId(Element element) {
        for (Element at = element; at != null; at = parent(at)) {
            if (at.hasAttribute("id") && (isNode(at) || is(at, "sequenceFlow") || is(at, "process"))) {
                return at.getAttribute("id");
            }
        }
        return element.hasAttribute("id") ? element.getAttribute("id") : null;
    }
}
