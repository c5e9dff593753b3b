package io.postrider.content;

import java.util.ArrayList;
import java.util.List;
import org.apache.velocity.runtime.parser.node.ASTBlock;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.Node;

/** Gives every value in compiled HTML the encoding of its place, and refuses places where no value is safe. */
final class HtmlPart {

    private final HtmlPlace place = new HtmlPlace();
    private final List<Problem> problems = new ArrayList<>();

    /** A value or condition that stands where it may not. */
    record Problem(String literal, String sentence) {}

    private HtmlPart() {}

    /** Changes the tree. @return what stands where it may not */
    static List<Problem> prepare(Node tree) {
        HtmlPart part = new HtmlPart();
        part.children(tree);
        return part.problems;
    }

    private void children(Node parent) {
        for (int i = 0; i < parent.jjtGetNumChildren(); i++) {
            Node child = parent.jjtGetChild(i);
            if (child instanceof ASTReference) {
                reference(parent, i, child);
            } else if (child instanceof ASTText text) {
                place.read(text.getCtext());
            } else if (child.jjtGetNumChildren() > 0) {
                directive(child);
            }
        }
    }

    private void directive(Node node) {
        if (place.where() != HtmlPlace.Where.TEXT) {
            problems.add(new Problem("#", "may not use a condition, loop or #set inside a tag or a style"));
        }
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            Node child = node.jjtGetChild(i);
            if (child instanceof ASTBlock) {
                children(child);
            } else if (child.jjtGetNumChildren() > 0) {
                directive(child);
            }
        }
    }

    private void reference(Node parent, int index, Node reference) {
        String literal = reference.literal();
        switch (place.where()) {
            case LINK -> parent.jjtAddChild(new PlacedReference(reference, Encoding.LINK), index);
            case LINK_PIECE -> parent.jjtAddChild(new PlacedReference(reference, Encoding.LINK_PIECE), index);
            case STYLE -> onlyBrand(literal, "a style");
            case TAG -> problems.add(new Problem(literal, "may not put '" + literal + "' in a tag outside of quotes"));
            case SCRIPT -> problems.add(new Problem(literal, "may not put '" + literal + "' in a script"));
            default -> {}
        }
        place.value();
    }

    /** Styles take the brand's colours, which were checked when they were set, and nothing a contact could have typed. */
    private void onlyBrand(String literal, String where) {
        if (!literal.matches("\\$!?\\{?brand\\.(colours|dark)\\.\\w+}?")) {
            problems.add(
                    new Problem(literal, "may only use the brand's colours in " + where + ", not '" + literal + "'"));
        }
    }
}
