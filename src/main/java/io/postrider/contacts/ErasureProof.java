package io.postrider.contacts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * That somebody was erased; it tells nothing of who she was. Whoever erased her hands her this id.
 *
 * @param erasedAt business time
 * @param orderedBy {@code herself}, or the user or key that did it
 * @param erased how many entries of each part of her data there were; there is none left
 */
public record ErasureProof(UUID id, long number, Instant erasedAt, String orderedBy, Map<String, Object> erased) {}
