package io.postrider.delivery.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** Why a mail is taken back. */
@Schema(name = "Cancellation")
record CancellationRequest(
        @Schema(description = "One line, told on the contact's timeline; may be left out.") String reason) {}
