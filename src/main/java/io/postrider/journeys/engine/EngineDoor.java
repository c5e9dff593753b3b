package io.postrider.journeys.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.access.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operaton.bpm.engine.IdentityService;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * The door to the engine over HTTP: behind the login, it lets through only what {@link EngineResources} offers, and tells
 * the engine who acts, so that its operation log names people.
 */
class EngineDoor extends OncePerRequestFilter {

    private static final Pattern PROGRAMS = Pattern.compile("/engine-rest(?:/engine/[^/]+(?=/))?/?(.*?)/?");
    private static final Pattern PAGES = Pattern.compile("/operaton/api/engine/engine/[^/]+/(.*?)/?");

    private final IdentityService identity;
    private final Users users;
    private final ObjectMapper json;

    EngineDoor(IdentityService identity, Users users, ObjectMapper json) {
        this.identity = identity;
        this.users = users;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!offered(request.getMethod(), UriUtils.decode(path, StandardCharsets.UTF_8))) {
            refuse(
                    response,
                    HttpStatus.FORBIDDEN,
                    request.getMethod() + " " + path
                            + " is not offered here; the guide lists what is open of the engine's interface");
        } else if (asksWithExpression(request)) {
            refuse(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "Queries with expressions are not allowed; write the value itself");
        } else {
            passAs(request.getUserPrincipal(), request, response, chain);
        }
    }

    /** @param path decoded once, as those behind us do; what is still encoded then, parameters and dots are no path */
    private static boolean offered(String method, String path) {
        if (path.contains("..") || path.contains(";") || path.contains("//") || path.indexOf('%') >= 0) {
            return false;
        }
        Matcher programs = PROGRAMS.matcher(path);
        if (programs.matches()) {
            return EngineResources.forPrograms(method, programs.group(1));
        }
        Matcher pages = PAGES.matcher(path);
        if (pages.matches()) {
            return EngineResources.forPages(method, pages.group(1));
        }
        return !path.startsWith("/operaton/api/admin/setup");
    }

    private static boolean asksWithExpression(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null
                && Collections.list(request.getParameterNames()).stream().anyMatch(name -> name.endsWith("Expression"));
    }

    private void passAs(Principal who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (who == null) {
            chain.doFilter(request, response);
            return;
        }
        List<String> groups = users.find(who.getName()).stream()
                .flatMap(user -> user.roles().stream())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
        identity.setAuthentication(who.getName(), groups);
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:postrider:problem:not-offered"));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
