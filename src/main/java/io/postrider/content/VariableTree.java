package io.postrider.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names a template declares, as a tree: only what stands in it can be reached, and all of it has a value.
 *
 * <p>{@code items[].title} makes {@code items} a list whose elements have a title.
 */
final class VariableTree {

    /** What {@link #kindOf} found under a path. */
    enum NodeKind {
        UNKNOWN,
        GROUP,
        LIST,
        VALUE
    }

    private final Node root = new Node();

    VariableTree(Collection<Variable> variables) {
        variables.forEach(this::declare);
    }

    private void declare(Variable variable) {
        Node node = root;
        for (String segment : segments(variable.path())) {
            node = node.children.computeIfAbsent(segment, name -> new Node());
        }
        node.variable = variable;
    }

    /** {@code items[].title} as items, [], title. */
    private static List<String> segments(String path) {
        return List.of(path.replace("[]", ".[]").split("\\."));
    }

    NodeKind kindOf(String path) {
        Node node = root;
        for (String segment : segments(path)) {
            node = node.children.get(segment);
            if (node == null) {
                return NodeKind.UNKNOWN;
            }
        }
        return node.kind();
    }

    boolean declares(String rootName) {
        return root.children.containsKey(rootName);
    }

    /**
     * Exactly the declared names, each with its value or its default.
     *
     * @param missing receives the paths that have neither
     */
    Map<String, Object> resolve(Map<String, Object> values, Collection<String> missing) {
        return group(root, values, "", missing);
    }

    private static Map<String, Object> group(Node node, Object value, String path, Collection<String> missing) {
        Map<?, ?> given = value instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> resolved = new LinkedHashMap<>();
        node.children.forEach((name, child) -> resolved.put(
                name, resolve(child, given.get(name), path.isEmpty() ? name : path + "." + name, missing)));
        return resolved;
    }

    private static Object resolve(Node node, Object value, String path, Collection<String> missing) {
        return switch (node.kind()) {
            case GROUP -> group(node, value, path, missing);
            case LIST -> list(node.children.get("[]"), value, path + "[]", missing);
            default -> leaf(node.variable, value, path, missing);
        };
    }

    private static List<Object> list(Node element, Object value, String path, Collection<String> missing) {
        List<Object> resolved = new ArrayList<>();
        if (value instanceof Collection<?> given) {
            given.forEach(one -> resolved.add(resolve(element, one, path, missing)));
        }
        return resolved;
    }

    private static Object leaf(Variable variable, Object value, String path, Collection<String> missing) {
        Object plain = PlainValues.plain(value);
        if (plain != null) {
            return plain;
        }
        if (variable.required()) {
            missing.add(path);
            return "";
        }
        return variable.otherwise();
    }

    private static final class Node {
        final Map<String, Node> children = new LinkedHashMap<>();
        private Variable variable;

        NodeKind kind() {
            if (children.isEmpty()) {
                return NodeKind.VALUE;
            }
            return children.containsKey("[]") ? NodeKind.LIST : NodeKind.GROUP;
        }
    }
}
