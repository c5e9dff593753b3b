/**
 * Figures and faults: how fast journeys drain beside the stock engine, and what a kill -9 leaves behind.
 *
 * <p>Run with {@code ./mvnw -q -DskipTests -Pbench verify -Dbench="drain 3000"}; each prints a table.
 */
package io.postrider.bench;
