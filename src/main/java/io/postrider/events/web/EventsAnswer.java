package io.postrider.events.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What became of the events of a request; whatever is accepted is stored for good. */
@Schema(name = "EventsAnswer")
record EventsAnswer(long accepted, long duplicates, List<Rejected> rejected) {

    /** An event that was not logged. @param index its place in the request, from 0 */
    @Schema(name = "RejectedEvent")
    record Rejected(int index, String reason) {}
}
