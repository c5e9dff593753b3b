package io.postrider.delivery;

import java.util.Map;

/**
 * Who is to get a mail, as a query over whatever gives contact ids; segments implement it.
 *
 * @param sql a SELECT with one column of contact ids, named parameters allowed
 * @param bindings values of the named parameters
 */
public record Recipients(String sql, Map<String, Object> bindings) {}
