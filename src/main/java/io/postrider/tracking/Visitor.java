package io.postrider.tracking;

/**
 * Who fetches a pixel or follows a link, as far as the request says; the address is not kept.
 *
 * @param agent the User-Agent, empty when there is none
 * @param purpose what the request says it is for ({@code Sec-Purpose} and its older forms), empty when nothing
 */
public record Visitor(String agent, String purpose) {

    public Visitor {
        agent = agent == null ? "" : agent.strip();
        purpose = purpose == null ? "" : purpose;
    }
}
