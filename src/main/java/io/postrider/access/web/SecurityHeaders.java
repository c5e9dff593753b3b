package io.postrider.access.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What browsers are told to refuse on our behalf. nosniff, no-store and, over https, HSTS are Spring Security's defaults.
 *
 * <p>A page that sets a Content-Security-Policy of its own (the preview of a mail does) keeps it.
 */
final class SecurityHeaders {

    /** Style attributes are allowed because drawings are positioned by them; style elements and scripts in pages are not. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private SecurityHeaders() {}

    static void forPages(HeadersConfigurer<HttpSecurity> headers) {
        common(headers);
        headers.contentSecurityPolicy(it -> it.policyDirectives(CONTENT_SECURITY_POLICY));
    }

    /** The engine's web applications load scripts by a nonce of their own; their header filter says so. */
    static void forConsole(HeadersConfigurer<HttpSecurity> headers, RequestMatcher engine) {
        common(headers);
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                new NegatedRequestMatcher(engine), new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY)));
    }

    private static void common(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
        // Addresses of our pages hold contact ids and tokens; other sites need not learn them.
        headers.referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN));
    }
}
