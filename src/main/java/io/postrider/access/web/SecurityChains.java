package io.postrider.access.web;

import io.postrider.access.PublicPaths;
import io.postrider.access.Users;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The three kinds of doors: for programs with a key, for everybody, and for people who log in. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final RequestMatcher ENGINE_PAGES = anyOf(List.of("/operaton/**"));

    /** Timing every filter of every chain costs more than a click; requests as a whole are timed anyway. */
    @Bean
    SecurityObservationSettings untimedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Stateless; 401 and 403 are problems, never a redirect. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ProgramCredentials credentials, ProgramDoor door) throws Exception {
        return http.securityMatcher(anyOf(List.of("/api/**", "/engine-rest/**", "/actuator/**")))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ProgramFilter(credentials), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(it -> {
                    it.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    it.requestMatchers(anyOf(List.of("/actuator/health", "/actuator/health/*")))
                            .permitAll();
                    AccessRules.forPrograms(it);
                })
                .exceptionHandling(it -> it.authenticationEntryPoint(door).accessDeniedHandler(door))
                .headers(SecurityHeaders::forPages)
                .build();
    }

    /** No session, no CSRF token: whatever these pages change is proven by a signed token. */
    @Bean
    @Order(2)
    SecurityFilterChain everybody(HttpSecurity http, List<PublicPaths> paths) throws Exception {
        List<String> patterns =
                paths.stream().flatMap(it -> it.patterns().stream()).toList();
        return http.securityMatcher(anyOf(patterns))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .headers(SecurityHeaders::forPages)
                .build();
    }

    /** The console and the engine's web applications; these bring a CSRF protection of their own. */
    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http, LoginOutcome outcome, PeopleDoor door, Users users) throws Exception {
        // The token is made with the page's session, not when a long page is half written.
        XorCsrfTokenRequestAttributeHandler csrf = new XorCsrfTokenRequestAttributeHandler();
        csrf.setCsrfRequestAttributeName(null);
        return http.authorizeHttpRequests(it -> {
                    it.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                            .permitAll();
                    it.requestMatchers(anyOf(List.of("/login"))).permitAll();
                    AccessRules.forPeople(it);
                })
                .addFilterBefore(new EndedLogins(users), CsrfFilter.class)
                .csrf(it -> it.ignoringRequestMatchers(ENGINE_PAGES).csrfTokenRequestHandler(csrf))
                .formLogin(it -> it.loginPage("/login").successHandler(outcome).failureHandler(outcome))
                .logout(it -> it.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(org.springframework.http.HttpMethod.POST, "/logout"))
                        .logoutSuccessUrl("/login?bye"))
                .exceptionHandling(it -> it.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), anyOf(List.of("/operaton/api/**")))
                        .defaultAuthenticationEntryPointFor(door, PeopleDoor.FRAGMENTS))
                .headers(it -> SecurityHeaders.forConsole(it, ENGINE_PAGES))
                .build();
    }

    static RequestMatcher anyOf(List<String> patterns) {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                patterns.stream().map(it -> (RequestMatcher) paths.matcher(it)).toList());
    }
}
