package io.postrider.tracking.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.access.Problem;
import io.postrider.contacts.InvalidEmailAddress;
import io.postrider.contacts.SignUpForm;
import io.postrider.contacts.SignUpThrottle;
import io.postrider.contacts.SignUps;
import io.postrider.contacts.SignUps.Form;
import io.postrider.contacts.SignUps.SignUp;
import io.postrider.tracking.site.SiteForm;
import io.postrider.tracking.site.SiteForms;
import io.postrider.tracking.site.SiteThrottle;
import io.postrider.tracking.site.UnreadableVisit;
import io.postrider.tracking.site.Visit;
import io.postrider.tracking.site.Visits;
import io.postrider.tracking.site.WriteKeys;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the snippet on the shop's pages talks to. A public key opens it, from the key's own sites; bodies are JSON sent as plain
 * text, so that browsers ask no questions beforehand.
 */
@Hidden
@RestController
@RequestMapping("/s")
class SiteDoor {

    private static final Resource SNIPPET = new ClassPathResource("snippet/postrider.js");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    private final WriteKeys keys;
    private final Visits visits;
    private final SiteForms forms;
    private final SignUps signUps;
    private final SiteThrottle throttle;
    private final SignUpThrottle signUpThrottle;
    private final ObjectMapper mapper;

    SiteDoor(
            WriteKeys keys,
            Visits visits,
            SiteForms forms,
            SignUps signUps,
            SiteThrottle throttle,
            SignUpThrottle signUpThrottle,
            ObjectMapper mapper) {
        this.keys = keys;
        this.visits = visits;
        this.forms = forms;
        this.signUps = signUps;
        this.throttle = throttle;
        this.signUpThrottle = signUpThrottle;
        this.mapper = mapper;
    }

    /** What a page tells of visits. @param pass null of whoever is not recognised */
    record Told(String key, String pass, List<Visit> visits) {}

    /** A form that was filled in. */
    record Filled(String key, String form, String email, String firstName, String timeZone, String website) {}

    /** A form as a page shows it. @param wording what she agrees to */
    record Shown(SiteForm form, String wording) {}

    @GetMapping("/postrider.js")
    ResponseEntity<Resource> snippet() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(SNIPPET);
    }

    @GetMapping("/forms")
    ResponseEntity<List<Shown>> forms(
            @RequestParam String key, @RequestHeader(name = HttpHeaders.ORIGIN, required = false) String origin) {
        keys.checked(key, origin);
        return readable(origin, HttpStatus.OK)
                .body(forms.all().stream()
                        .filter(SiteForm::active)
                        .flatMap(form -> signUps.purpose(form.purpose()).stream()
                                .map(purpose -> new Shown(form, signUps.wording(purpose))))
                        .toList());
    }

    @PostMapping("/visits")
    ResponseEntity<Map<String, Object>> visits(
            HttpServletRequest request, @RequestHeader(name = HttpHeaders.ORIGIN, required = false) String origin)
            throws IOException {
        if (!throttle.allows(request.getRemoteAddr())) {
            return readable(origin, HttpStatus.TOO_MANY_REQUESTS).build();
        }
        Told told = read(request, Told.class);
        keys.checked(told.key(), origin);
        return readable(origin, HttpStatus.ACCEPTED).body(Map.of("refused", visits.take(told.pass(), told.visits())));
    }

    /** The answer is the same whether or not we know the address. */
    @PostMapping("/signups")
    ResponseEntity<Map<String, Object>> signUp(
            HttpServletRequest request, @RequestHeader(name = HttpHeaders.ORIGIN, required = false) String origin)
            throws IOException {
        Filled filled = read(request, Filled.class);
        keys.checked(filled.key(), origin);
        SiteForm form = filled.form() == null
                ? null
                : forms.find(filled.form()).filter(SiteForm::active).orElse(null);
        if (form == null) {
            return readable(origin, HttpStatus.NOT_FOUND).build();
        }
        SignUpForm typed = new SignUpForm(filled.email(), filled.firstName(), filled.timeZone(), filled.website());
        try {
            return readable(
                            origin,
                            typed.byProgram() ? HttpStatus.ACCEPTED : take(typed, form, request.getRemoteAddr()))
                    .build();
        } catch (InvalidEmailAddress e) {
            return readable(origin, HttpStatus.UNPROCESSABLE_ENTITY).build();
        }
    }

    /** Anybody may try a key here: that is answered and not worth a line in the log. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Problem problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }

    private HttpStatus take(SignUpForm typed, SiteForm form, String ip) {
        SignUp signUp = typed.signUp(form.purpose(), ip);
        if (!signUpThrottle.allowsFrom(ip)) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        if (signUpThrottle.allowsTo(signUp.email().key())) {
            signUps.take(signUp, new Form("site form " + form.form(), String.valueOf(form.version())));
        }
        return HttpStatus.ACCEPTED;
    }

    private <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        try {
            T told = mapper.readValue(request.getInputStream(), type);
            if (told != null) {
                return told;
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw new UnreadableVisit();
    }

    private static ResponseEntity.BodyBuilder readable(String origin, HttpStatus status) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, "Origin");
        return origin == null ? answer : answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
}
