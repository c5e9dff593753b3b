package io.postrider.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTMethod;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.Node;

/** Holds every name in one part of a template to the names the template declares. */
final class ReferenceCheck {

    private static final Set<String> LOOP = Set.of("index", "count", "hasNext", "first", "last");

    private final String part;
    private final VariableTree declared;
    private final Map<String, String> locals = new HashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();

    ReferenceCheck(String part, VariableTree declared) {
        this.part = part;
        this.declared = declared;
    }

    List<Finding> check(Node tree) {
        visit(tree);
        return findings;
    }

    /** Declared paths the part uses. */
    Set<String> used() {
        return used;
    }

    private void visit(Node node) {
        if (node instanceof ASTReference reference) {
            reference(reference);
        } else if (node instanceof ASTSetDirective) {
            set(node);
        } else if (node instanceof ASTDirective directive && "foreach".equals(directive.getDirectiveName())) {
            loop(node);
        } else {
            children(node, 0);
        }
    }

    private void children(Node node, int from) {
        for (int i = from; i < node.jjtGetNumChildren(); i++) {
            visit(node.jjtGetChild(i));
        }
    }

    private void set(Node node) {
        children(node, 1);
        ASTReference target = (ASTReference) node.jjtGetChild(0);
        String name = target.getRootString();
        if (target.jjtGetNumChildren() > 0 || declared.declares(name) || "foreach".equals(name)) {
            refuse(node, "may not change '" + path(target) + "'");
            return;
        }
        locals.put(name, "");
    }

    private void loop(Node node) {
        Node over = node.jjtGetChild(2);
        String list = over instanceof ASTReference reference ? path(reference) : "";
        if (declared.kindOf(list) != VariableTree.NodeKind.LIST) {
            refuse(node, "may only loop over a declared list, such as $items for 'items[].title'");
            return;
        }
        used.add(list);
        String name = ((ASTReference) node.jjtGetChild(0)).getRootString();
        if (declared.declares(name)) {
            refuse(node, "may not use the declared name '" + name + "' for the items of a loop");
            return;
        }
        String outer = locals.put(name, list + "[]");
        children(node, 3);
        restore(name, outer);
    }

    private void restore(String name, String outer) {
        if (outer == null) {
            locals.remove(name);
        } else {
            locals.put(name, outer);
        }
    }

    private void reference(ASTReference reference) {
        for (int i = 0; i < reference.jjtGetNumChildren(); i++) {
            Node child = reference.jjtGetChild(i);
            if (child instanceof ASTMethod method && !DataOnlyUberspect.METHODS.contains(method.getMethodName())) {
                refuse(reference, "may not call " + method.getMethodName() + "()");
            }
            if (child instanceof ASTMethod || child instanceof ASTExpression) {
                children(child, 0);
            }
        }
        String path = path(reference);
        if ("foreach".equals(reference.getRootString())) {
            if (!LOOP.contains(path.substring(path.indexOf('.') + 1))) {
                refuse(reference, "uses '" + path + "', which a loop does not have");
            }
        } else if (!path.isEmpty()) {
            declared(reference, path);
        }
    }

    private void declared(ASTReference reference, String path) {
        switch (declared.kindOf(path)) {
            case UNKNOWN -> refuse(reference, "uses '" + path + "', which template.json does not declare");
            case GROUP -> refuse(reference, "uses '" + path + "', which is a group of values, not one");
            default -> used.add(path);
        }
    }

    /** The dotted path of a reference; empty for a plain value the template has set itself. */
    private String path(ASTReference reference) {
        String alias = locals.getOrDefault(reference.getRootString(), reference.getRootString());
        StringBuilder path = new StringBuilder(alias);
        for (int i = 0; i < reference.jjtGetNumChildren(); i++) {
            if (!(reference.jjtGetChild(i) instanceof ASTIdentifier name)) {
                break;
            }
            path.append(path.isEmpty() ? reference.getRootString() : "")
                    .append('.')
                    .append(name.getIdentifier());
        }
        return path.toString();
    }

    private void refuse(Node node, String sentence) {
        findings.add(Finding.error(part, node.getLine(), sentence));
    }
}
