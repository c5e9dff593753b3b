package io.postrider.integrations.hooks;

import java.util.function.UnaryOperator;

/**
 * A webhook call as it came in.
 *
 * @param uri the public address it was sent to, because some sign that too
 * @param header gives a header's value by its name, or null
 * @param body the very bytes, because signatures are made over them
 */
public record Call(String uri, UnaryOperator<String> header, byte[] body) {

    /** Without what it holds, wherever it may be printed. */
    @Override
    public String toString() {
        return "Call[" + body.length + " bytes]";
    }
}
