package io.postrider.access.web;

import io.postrider.access.KeyRing.NewKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A key just made. */
record NewKeyView(
        long id,
        String name,
        String role,
        Instant createdAt,
        @Schema(description = "the key itself; it cannot be had again") String key) {

    static NewKeyView of(NewKey made) {
        KeyView about = KeyView.of(made.about());
        return new NewKeyView(about.id(), about.name(), about.role(), about.createdAt(), made.key());
    }

    /** Without the key, should it ever be logged. */
    @Override
    public String toString() {
        return "NewKeyView[" + id + " " + name + "]";
    }
}
