package io.postrider.segments;

import java.time.Instant;

/** A segment a contact is in. @param since business time at which she was found to be in it */
public record Membership(String segment, String name, Instant since) {}
