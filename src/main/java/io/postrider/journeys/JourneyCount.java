package io.postrider.journeys;

/**
 * How a journey goes as a whole.
 *
 * @param entered contacts who ever entered
 * @param running contacts in it now, those whose step failed included
 * @param completed reached an end of the main path
 * @param left taken out by an exit, by withdrawing consent or by hand
 * @param goals reached what the journey is for
 */
public record JourneyCount(long entered, long running, long completed, long left, long goals) {}
