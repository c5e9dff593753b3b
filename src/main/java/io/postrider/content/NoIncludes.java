package io.postrider.content;

import org.apache.velocity.app.event.IncludeEventHandler;
import org.apache.velocity.context.Context;

/** No template may pull in another resource while it runs. Public only because Velocity makes it by name. */
public final class NoIncludes implements IncludeEventHandler {

    @Override
    public String includeEvent(Context context, String include, String current, String directive) {
        return null;
    }
}
