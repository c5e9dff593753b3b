/**
 * The tools that are connected: how each is reached, what is fetched from it or told to it, how far that is and what went wrong.
 *
 * <p>A kind of tool is one {@link io.postrider.integrations.connections.ConnectionKind}; what is done with it are its
 * {@link io.postrider.integrations.connections.Task}s. Leases, retries, pauses and the page about it are the same for all.
 */
package io.postrider.integrations.connections;
