package io.postrider.journeys;

/**
 * What happened at one step of a journey, for the live diagram.
 *
 * @param step id of the element in the drawing
 * @param name as drawn; the id when it has none
 * @param type element type, such as {@code serviceTask}
 * @param waiting contacts who stand there now
 * @param passed contacts who have gone through
 * @param sent mails accepted by the next server
 * @param opened mails a person opened, each once; what a privacy proxy fetched does not count
 * @param clicked mails in which a person followed a link, each once
 * @param mails whether this step sends mail
 * @param skipped mails that were not sent on purpose, each with its reason on the contact's timeline
 */
public record StepCount(
        String step,
        String name,
        String type,
        long waiting,
        long passed,
        boolean mails,
        long sent,
        long opened,
        long clicked,
        long skipped) {}
