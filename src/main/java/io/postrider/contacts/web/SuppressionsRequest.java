package io.postrider.contacts.web;

import io.postrider.contacts.SuppressionImport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Addresses that are never to be mailed again, one or many. */
@Schema(name = "Suppressions")
record SuppressionsRequest(
        @Schema(description = "At most 1,000.", requiredMode = Schema.RequiredMode.REQUIRED)
                List<SuppressionImport.Item> suppressions) {}
