package io.postrider.segments;

import java.util.UUID;

/**
 * The contacts after one up to and with another, in the order of their ids.
 *
 * @param after null: from the first
 * @param till null: to the last
 */
record Range(UUID after, UUID till) {}
