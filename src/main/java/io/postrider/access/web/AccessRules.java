package io.postrider.access.web;

import static io.postrider.access.Role.ADMIN;
import static io.postrider.access.Role.ANALYST;
import static io.postrider.access.Role.MARKETER;
import static io.postrider.access.Role.OPERATOR;

import io.postrider.access.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which role may do what, as one table; the first line that fits decides, and what fits no line is refused. */
final class AccessRules {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);

    private enum Doing {
        READING,
        ANYTHING
    }

    private record Rule(Doing doing, String pattern, Set<Role> roles) {}

    /** What programs may do. */
    private static final List<Rule> PROGRAMS = List.of(
            // Running journeys are kept going by operators; drawing and deploying them is the analysts' work.
            rule(Doing.ANYTHING, "/engine-rest/job/**", ADMIN, ANALYST, OPERATOR),
            rule(Doing.ANYTHING, "/engine-rest/incident/**", ADMIN, ANALYST, OPERATOR),
            rule(Doing.ANYTHING, "/engine-rest/process-instance/**", ADMIN, ANALYST, OPERATOR),
            new Rule(Doing.READING, "/engine-rest/**", EVERYBODY),
            rule(Doing.ANYTHING, "/engine-rest/**", ADMIN, ANALYST),
            // Numbers of the server itself.
            rule(Doing.READING, "/actuator/**", ADMIN, OPERATOR),
            // Users and keys.
            rule(Doing.ANYTHING, "/api/users/**", ADMIN),
            rule(Doing.ANYTHING, "/api/keys/**", ADMIN),
            // What mail is signed with; its public half is public.
            new Rule(Doing.READING, "/api/dkim-keys/**", EVERYBODY),
            rule(Doing.ANYTHING, "/api/dkim-keys/**", ADMIN),
            // What mail providers report and why something of it could not be digested.
            rule(Doing.ANYTHING, "/api/webhook-events/**", ADMIN, OPERATOR),
            // Whoever has a secret of a shop can tell us anything in its name; what it failed to tell is looked after
            // by more.
            rule(Doing.ANYTHING, "/api/hooks/*/secret", ADMIN),
            rule(Doing.ANYTHING, "/api/hooks/**", ADMIN, MARKETER, OPERATOR),
            // Everybody at once is more than one of them.
            rule(Doing.ANYTHING, "/api/contacts/export", ADMIN, MARKETER),
            // Whoever connects a tool holds its keys.
            rule(Doing.ANYTHING, "/api/connections/**", ADMIN),
            // Who was never to be mailed again is mailed again only when an admin says so.
            rule(Doing.ANYTHING, "/api/suppressions/imports", ADMIN, MARKETER),
            rule(Doing.ANYTHING, "/api/suppressions/*", ADMIN),
            // Whom a journey takes in or lets go is everybody's work; the journey itself is the analysts'.
            new Rule(Doing.ANYTHING, "/api/journeys/*/enrolments/**", EVERYBODY),
            new Rule(Doing.READING, "/api/**", EVERYBODY),
            rule(Doing.ANYTHING, "/api/journeys/**", ADMIN, ANALYST),
            // Files for the warehouse are the analysts' matter.
            rule(Doing.ANYTHING, "/api/exports", ADMIN, ANALYST),
            // A stuck mail is everybody's who sends or keeps things running; a test of a template is its makers'.
            rule(Doing.ANYTHING, "/api/mails/**", ADMIN, MARKETER, OPERATOR),
            rule(Doing.ANYTHING, "/api/templates/*/tests", ADMIN, MARKETER, ANALYST),
            // Whoever sees that something goes wrong with sending must be able to stop it.
            rule(Doing.ANYTHING, "/api/sending-switches/**", ADMIN, MARKETER, OPERATOR),
            rule(Doing.ANYTHING, "/api/warm-ups/**", ADMIN, MARKETER, OPERATOR),
            rule(Doing.ANYTHING, "/api/mailbox-providers/**", ADMIN, MARKETER, OPERATOR),
            // Who is written to is chosen by those who write and by those who draw.
            rule(Doing.ANYTHING, "/api/segments/**", ADMIN, MARKETER, ANALYST),
            rule(Doing.ANYTHING, "/api/**", ADMIN, MARKETER));

    /** What people may do in the console. */
    private static final List<Rule> PEOPLE = List.of(
            // The engine's pages reach the same deployment as programs do: the same roles may.
            rule(Doing.ANYTHING, "/operaton/api/engine/engine/*/deployment/create", ADMIN, ANALYST),
            rule(Doing.ANYTHING, "/operaton/**", ADMIN, ANALYST, OPERATOR),
            rule(Doing.ANYTHING, "/settings/**", ADMIN),
            new Rule(Doing.READING, "/sending/**", EVERYBODY),
            rule(Doing.ANYTHING, "/sending/**", ADMIN, MARKETER, OPERATOR),
            rule(Doing.ANYTHING, "/suppressions/imports", ADMIN, MARKETER),
            rule(Doing.ANYTHING, "/counter", ADMIN, MARKETER, OPERATOR),
            rule(Doing.ANYTHING, "/contacts/export", ADMIN, MARKETER),
            rule(Doing.ANYTHING, "/contact-imports/**", ADMIN, MARKETER),
            new Rule(Doing.READING, "/connections/**", EVERYBODY),
            rule(Doing.ANYTHING, "/connections/**", ADMIN),
            new Rule(Doing.READING, "/segments/**", EVERYBODY),
            rule(Doing.ANYTHING, "/segments/**", ADMIN, MARKETER, ANALYST),
            new Rule(Doing.ANYTHING, "/**", EVERYBODY));

    private AccessRules() {}

    static void forPrograms(AuthorizeHttpRequestsConfigurer<?>.AuthorizationManagerRequestMatcherRegistry registry) {
        apply(PROGRAMS, registry);
    }

    static void forPeople(AuthorizeHttpRequestsConfigurer<?>.AuthorizationManagerRequestMatcherRegistry registry) {
        apply(PEOPLE, registry);
    }

    private static void apply(
            List<Rule> rules, AuthorizeHttpRequestsConfigurer<?>.AuthorizationManagerRequestMatcherRegistry registry) {
        rules.forEach(rule -> registry.requestMatchers(matcher(rule)).hasAnyRole(names(rule.roles())));
        registry.anyRequest().denyAll();
    }

    private static RequestMatcher matcher(Rule rule) {
        RequestMatcher path = PathPatternRequestMatcher.withDefaults().matcher(rule.pattern());
        return rule.doing() == Doing.ANYTHING
                ? path
                : request -> isReading(request.getMethod()) && path.matches(request);
    }

    static boolean isReading(String method) {
        return Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name())
                .contains(method);
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }

    private static Rule rule(Doing doing, String pattern, Role... roles) {
        return new Rule(doing, pattern, Set.of(roles));
    }
}
