package io.postrider.integrations.shops;

import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.hooks.CatchUp.Told;
import java.time.Instant;
import java.util.List;

/** How the API of a kind of shop is asked. */
interface Shop {

    /** Whose webhook mapping understands what it answers. */
    String source();

    /**
     * A page.
     *
     * @param page where it begins, as the one before said; null: the first
     * @param changedSince only what was made or changed since then; null: everything
     * @param madeSince only orders placed since then; null: all
     */
    Page ask(Reach reach, Shelf shelf, String page, Instant changedSince, Instant madeSince);

    /** @param next where the next page begins; null: there is none */
    record Page(List<Told> told, String next) {}
}
