package io.postrider.content;

import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.context.InternalContextAdapter;

/** Stands between every value and the mail: nothing is inserted without the encoding its place needs. */
final class EncodingHandler implements ReferenceInsertionEventHandler {

    @Override
    public Object referenceInsert(Context context, String reference, Object value) {
        if (value == null) {
            return "";
        }
        RenderContext run = (RenderContext) ((InternalContextAdapter) context).getInternalUserContext();
        return run.encoding().encode(value.toString());
    }
}
