package io.postrider.content;

import java.util.Set;
import org.apache.velocity.runtime.parser.node.ASTComment;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTMathNode;
import org.apache.velocity.runtime.parser.node.Node;

/**
 * The part of the template language a mail may use: conditions, loops over lists, plain calculations.
 *
 * <p>An allow-list, checked before a template is prepared: a kind of step nobody thought of is refused.
 */
final class SyntaxCheck {

    private static final int MAX_OPERANDS = 16;
    private static final int MAX_DEPTH = 60;

    private static final Set<String> ALLOWED = Set.of(
            "process",
            "Block",
            "Text",
            "Textblock",
            "Comment",
            "Escape",
            "EscapedDirective",
            "IfStatement",
            "ElseIfStatement",
            "ElseStatement",
            "Expression",
            "Reference",
            "Identifier",
            "Word",
            "SetDirective",
            "Directive",
            "AndNode",
            "OrNode",
            "NotNode",
            "EQNode",
            "NENode",
            "LTNode",
            "LENode",
            "GTNode",
            "GENode",
            "AddNode",
            "SubtractNode",
            "MulNode",
            "DivNode",
            "ModNode",
            "NegateNode",
            "StringLiteral",
            "IntegerLiteral",
            "FloatingPointLiteral",
            "True",
            "False",
            "Method",
            "Variable");

    private static final Set<String> DIRECTIVES = Set.of("foreach", "break");
    private static final Set<String> REFUSED =
            Set.of("include", "parse", "evaluate", "define", "macro", "stop", "set", "if");

    private final Encoding encoding;

    private SyntaxCheck(Encoding encoding) {
        this.encoding = encoding;
    }

    /** @throws Velocity.Unreadable naming the line of the first thing that may not be there */
    static void of(Node tree, Encoding encoding) {
        new SyntaxCheck(encoding).check(tree, 0);
    }

    private void check(Node node, int depth) {
        if (depth > MAX_DEPTH) {
            throw new Velocity.Unreadable(line(node), "is nested too deeply");
        }
        String kind = node.getClass().getSimpleName().substring(3);
        if (!ALLOWED.contains(kind)) {
            throw new Velocity.Unreadable(line(node), "may not use '" + shorten(node.literal()) + "'");
        }
        if (node instanceof ASTComment
                && encoding == Encoding.HTML
                && node.literal().strip().startsWith("##")) {
            throw new Velocity.Unreadable(line(node), "may not contain ##, which would swallow the rest of the line");
        }
        if (node instanceof ASTDirective directive) {
            checkDirective(directive);
        }
        if (node instanceof ASTExpression && operands(node) > MAX_OPERANDS) {
            throw new Velocity.Unreadable(
                    node.getLine(), "calculates with more than " + MAX_OPERANDS + " values at once");
        }
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            check(node.jjtGetChild(i), depth + 1);
        }
    }

    /** Anything else that begins with # and takes no argument is text, such as a colour. */
    private static void checkDirective(ASTDirective directive) {
        String name = directive.getDirectiveName();
        boolean text = directive.jjtGetNumChildren() == 0 && !REFUSED.contains(name) && !name.startsWith("@");
        if (!DIRECTIVES.contains(name) && !text) {
            throw new Velocity.Unreadable(line(directive), "may not use #" + name);
        }
    }

    private static int operands(Node node) {
        int count = node instanceof ASTMathNode ? 1 : 0;
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            count += operands(node.jjtGetChild(i));
        }
        return count;
    }

    /** The tree is not prepared yet, so the line is asked from the text itself. */
    private static int line(Node node) {
        return node.getFirstToken() == null ? 0 : node.getFirstToken().beginLine;
    }

    private static String shorten(String literal) {
        return literal.length() > 40 ? literal.substring(0, 40) + "..." : literal;
    }
}
