package io.postrider.time;

/**
 * This server among its siblings: the name under which it holds leases and locks.
 *
 * <p>The name outlives a restart, so that a node that comes back releases what it held at once.
 *
 * @param name stable for one data directory, unique among running servers
 */
public record Node(String name) {}
