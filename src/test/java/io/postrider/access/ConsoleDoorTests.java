package io.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.support.OnH2;
import java.io.ByteArrayInputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Logging in as a browser does it. */
@OnH2
class ConsoleDoorTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    AuditLog audit;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Test
    void logsInWithANewSessionAndOutOnlyWithAToken() throws Exception {
        String before = sessionAfter(get("/login"));
        HttpResponse<String> in = login("admin", "test-password");
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith("/");
        assertThat(session()).isNotEqualTo(before);
        assertThat(get("/login").statusCode()).isEqualTo(302);
        assertThat(audit.entries(null, 20))
                .anyMatch(it -> it.who().equals("admin") && it.what().equals("login"));
        assertThat(get("/logout").statusCode()).isEqualTo(404);
        assertThat(post("/logout", "").statusCode()).as("without a token").isEqualTo(403);
    }

    @Test
    void goesOnToThePageThatWasAskedFor() throws Exception {
        assertThat(get("/contacts?after=7").headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
        assertThat(login("admin", "test-password")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("/contacts?after=7");
    }

    @Test
    void aWrongAddressIsToldAsOne() throws Exception {
        login("admin", "test-password");
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/nowhere").body()).contains("<h1>Nothing to see here</h1>", "Go to the dashboard");
    }

    @Test
    void refusesALoginWithoutItsToken() throws Exception {
        get("/login");
        HttpResponse<String> answer = post("/login", "username=admin&password=test-password");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<h1>").doesNotContain("test-password");
    }

    @Test
    void makesGuessersPauseAndSaysSo() throws Exception {
        String name = "guessed-" + UUID.randomUUID();
        users.add(new Users.User(name, java.util.List.of(Role.MARKETER)), "right-password");
        for (int i = 0; i < 10; i++) {
            assertThat(login(name, "wrong").headers().firstValue("Location").orElseThrow())
                    .endsWith("/login?error");
        }
        String wait =
                login(name, "right-password").headers().firstValue("Location").orElseThrow();
        assertThat(wait).endsWith("/login?wait=5");
        assertThat(get(URI.create(wait).getPath() + "?wait=5").body())
                .contains("Too many failed attempts", "Please try again in");
        assertThat(audit.entries(null, 50))
                .filteredOn(it -> it.who().equals(name))
                .hasSize(10);
    }

    @Test
    void saysNothingOfWhoExists() throws Exception {
        assertThat(login("nobody-" + UUID.randomUUID(), "x")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login?error");
        assertThat(get("/login?error").body()).contains("Name or password is wrong.");
        assertThat(get("/login?wait=%3Cscript%3E").body()).doesNotContain("script");
    }

    @Test
    void tellsBrowsersWhatToRefuse() throws Exception {
        var headers = get("/login").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'self'", "object-src 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(headers.firstValue("Strict-Transport-Security"))
                .as("only over https")
                .isEmpty();
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.allValues("Set-Cookie"))
                .allMatch(it -> it.contains("HttpOnly") && it.contains("SameSite=Lax"));
    }

    @Test
    void opensTheEnginePagesOnlyToWhoRunsJourneys() throws Exception {
        String name = "marketer-" + UUID.randomUUID();
        users.add(new Users.User(name, java.util.List.of(Role.MARKETER)), "right-password");
        login(name, "right-password");
        assertThat(get("/operaton/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(get("/settings").statusCode()).isEqualTo(403);
    }

    @Test
    void letsNobodyDeployByTheEnginePagesWhoMayNotDeployByAnApp() throws Exception {
        String deployment = "/operaton/api/engine/engine/default/deployment/create";
        for (Role role : new Role[] {Role.OPERATOR, Role.ANALYST}) {
            String name = role.name().toLowerCase() + "-" + UUID.randomUUID();
            users.add(new Users.User(name, java.util.List.of(role)), "right-password");
            cookies.getCookieStore().removeAll();
            login(name, "right-password");
            assertThat(get("/operaton/app/cockpit/default/").statusCode()).isEqualTo(200);
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(deployment))
                    .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                    .POST(BodyPublishers.noBody()));
            assertThat(answer.statusCode() == 403).as(name).isEqualTo(role == Role.OPERATOR);
        }
    }

    @Test
    void sendsAFragmentOfAnEndedSessionToTheLogin() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/contacts")).header("HX-Request", "true"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/login");
    }

    @Test
    void refusesWhatIsTooLargeWhetherItSaysSoOrNot() throws Exception {
        byte[] large = new byte[2 * 1024 * 1024 + 1];
        for (var body : new HttpRequest.BodyPublisher[] {
            BodyPublishers.ofByteArray(large), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))
        }) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/contacts"))
                    .header("Authorization", "Bearer test-key")
                    .header("Content-Type", "application/json")
                    .POST(body));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("urn:postrider:problem:request-too-large", "2097152 bytes");
        }
        assertThat(send(HttpRequest.newBuilder(uri("/api/no-such"))
                                .header("Authorization", "Bearer test-key")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10]))))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersStrangeAddressesWithoutFailing() throws Exception {
        assertThat(get("/api//x").statusCode()).isEqualTo(400);
        assertThat(get("/api/%00").statusCode()).isEqualTo(400);
        assertThat(get("/error").statusCode()).isIn(302, 404);
    }

    private HttpResponse<String> login(String name, String password) throws Exception {
        String token = token(get("/login").body(), "no token");
        return post("/login", "username=" + name + "&password=" + password + "&_csrf=" + token);
    }

    private static String token(String page, String otherwise) {
        Matcher found = TOKEN.matcher(page);
        return found.find() ? found.group(1) : otherwise;
    }

    private String sessionAfter(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return session();
    }

    private String session() {
        return cookie("JSESSIONID");
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
