package io.postrider.delivery.webhooks;

import java.util.function.UnaryOperator;

/**
 * A provider's request as it came in.
 *
 * @param header gives a header's value by its name, or null
 * @param body the very bytes, because signatures are made over them
 */
public record Call(UnaryOperator<String> header, byte[] body) {

    /** Without what it holds, wherever it may be printed. */
    @Override
    public String toString() {
        return "Call[" + body.length + " bytes]";
    }
}
