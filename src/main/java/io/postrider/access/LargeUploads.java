package io.postrider.access;

import java.util.Set;
import org.springframework.util.unit.DataSize;

/**
 * Doors that take a file larger than other requests and read it as it comes; a module declares its own as a bean.
 *
 * <p>Whoever reads there counts, because a body need not say its size.
 *
 * @param paths exact paths, such as {@code /api/suppressions/imports}
 * @param limit more is answered with 413
 */
public record LargeUploads(Set<String> paths, DataSize limit) {}
