package io.postrider.journeys.engine;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What of the engine's REST interface is offered: what Cockpit, Tasklist, Modeler, external workers and our own programs
 * need. Everything else (users, groups, authorizations, metrics, conditions, ...) is closed.
 */
final class EngineResources {

    private record Offer(Pattern methods, Pattern path) {}

    private static final String ID = "/[^/]+";

    private static final List<Offer> OFFERS = List.of(
            offer("GET", "(engine|version)?"),
            offer(
                    "GET",
                    "(deployment|process-definition|process-instance|execution|activity-instance|variable-instance)(/.*)?"),
            offer("GET", "(job|job-definition|incident|task|external-task|batch|message|event-subscription)(/.*)?"),
            offer("GET", "(decision-definition|decision-requirements-definition|history|modification)(/.*)?"),
            // Queries with a body read only.
            offer(
                    "POST",
                    "(process-definition|process-instance|execution|variable-instance|job|task|external-task|batch)(/count)?"),
            offer(
                    "POST",
                    "history/(process-instance|activity-instance|task|variable-instance|decision-instance)(/count)?"),
            offer("POST", "deployment/create"),
            offer("POST", "process-definition(/key)?" + ID + "/(start|submit-form)"),
            offer("PUT", "process-definition(/key)?" + ID + "/suspended"),
            offer("DELETE", "process-instance" + ID),
            offer("PUT", "process-instance" + ID + "/suspended"),
            offer("POST", "process-instance" + ID + "/modification"),
            offer("PUT|DELETE", "process-instance" + ID + "/variables" + ID),
            offer("POST", "message"),
            offer("PUT", "job" + ID + "/(retries|duedate|suspended|priority)"),
            offer("POST", "job" + ID + "/execute|job/retries"),
            offer("PUT", "job-definition" + ID + "/(retries|suspended|jobPriority)"),
            offer("PUT|DELETE", "incident" + ID + "(/annotation)?"),
            offer(
                    "POST",
                    "task" + ID + "/(claim|unclaim|complete|submit-form|delegate|resolve|assignee|comment/create)"),
            offer("POST", "external-task/fetchAndLock"),
            offer("POST", "external-task" + ID + "/(complete|failure|bpmnError|extendLock|unlock|lock)"),
            offer("PUT", "external-task" + ID + "/(retries|priority)"),
            offer("PUT", "batch" + ID + "/suspended"),
            offer("DELETE", "batch" + ID),
            offer("POST", "decision-definition(/key)?" + ID + "/evaluate"),
            offer("POST", "migration/(generate|validate|execute|executeAsync)"),
            offer("POST", "modification/(execute|executeAsync)"));

    /** What only the engine's own web applications need besides: who is logged in, and the filters of Tasklist. */
    private static final List<Offer> OF_PAGES = List.of(
            offer("GET", "(user|group|identity|filter|authorization|tenant)(/.*)?"),
            // Cockpit's dashboard counts cases too, and shows no number at all when one of its questions is refused.
            offer("GET", "case-definition/count"),
            offer("POST", "group(/count)?"),
            offer("OPTIONS", ".*"),
            offer("POST", "filter/(create|count)|filter(" + ID + "/(list|count|singleResult))"),
            offer("PUT|DELETE", "filter" + ID));

    private EngineResources() {}

    private static Offer offer(String methods, String path) {
        return new Offer(Pattern.compile(methods), Pattern.compile(path));
    }

    /** @param path below {@code /engine-rest/} or the engine's name, without slashes at its ends */
    static boolean forPrograms(String method, String path) {
        return offered(OFFERS, method, path);
    }

    static boolean forPages(String method, String path) {
        return offered(OFFERS, method, path) || offered(OF_PAGES, method, path);
    }

    private static boolean offered(List<Offer> offers, String method, String path) {
        String reading = method.equals("HEAD") ? "GET" : method;
        return offers.stream()
                .anyMatch(offer -> offer.methods().matcher(reading).matches()
                        && offer.path().matcher(path).matches());
    }
}
