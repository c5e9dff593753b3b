package io.postrider.segments;

interface Judge {
    java.util.List<Judgement> judge(
            Segment segment, java.util.Collection<java.util.UUID> contacts, java.time.Instant now);
    /** contacts after (null: from the first) up to and with till (null: to the last). */
    java.util.List<Judgement> judge(Segment segment, Range range, java.time.Instant now);
}
