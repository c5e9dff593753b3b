package io.postrider.delivery.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** That a key shall sign from now on. */
record ActivationRequest(
        @Schema(description = "why it shall sign although DNS does not show it; left out: DNS must show it")
                String reason) {}
