package io.postrider.content;

import java.io.IOException;
import java.io.Writer;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/** A reference that stands in a link, and is therefore written otherwise than in text. */
final class PlacedReference extends SimpleNode {

    private final Node reference;
    private final Encoding encoding;

    PlacedReference(Node reference, Encoding encoding) {
        super(0);
        this.reference = reference;
        this.encoding = encoding;
    }

    @Override
    public boolean render(InternalContextAdapter context, Writer writer) throws IOException {
        RenderContext run = (RenderContext) context.getInternalUserContext();
        Encoding before = run.switchTo(encoding);
        try {
            return reference.render(context, writer);
        } finally {
            run.switchTo(before);
        }
    }
}
