package io.postrider.access.web;

import io.postrider.access.ApiKeys;
import io.postrider.access.AuditLog;
import io.postrider.access.LoginThrottle;
import io.postrider.access.Role;
import io.postrider.access.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Recognises a program by what it sends along: a key as Bearer or as Basic password, or a user's name and password. */
@Component
class ProgramCredentials {

    /** A name and a password as Basic authentication carries them (RFC 7617). */
    private record NameAndPassword(String name, String password) {}

    private final ApiKeys keys;
    private final Users users;
    private final LoginThrottle throttle;
    private final AuditLog audit;

    ProgramCredentials(ApiKeys keys, Users users, LoginThrottle throttle, AuditLog audit) {
        this.keys = keys;
        this.users = users;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Who is asking; empty when nobody we know. */
    Optional<Authentication> recognise(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return byKey(header.substring(7).strip());
        }
        if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return decode(header.substring(6).strip())
                    .flatMap(given -> byKey(given.password()).or(() -> byPassword(given, request.getRemoteAddr())));
        }
        return Optional.empty();
    }

    private Optional<Authentication> byKey(String key) {
        return key.isEmpty() ? Optional.empty() : keys.find(key).map(ProgramCredentials::authenticated);
    }

    private Optional<Authentication> byPassword(NameAndPassword given, String address) {
        if (!throttle.pause(address, given.name()).isZero()) {
            return Optional.empty();
        }
        if (users.passwordMatches(given.name(), given.password())) {
            throttle.succeeded(address, given.name());
            return users.find(given.name()).map(it -> authenticated(it.name(), it.roles()));
        }
        throttle.failed(address, given.name());
        audit.record(given.name(), "login failed", "Basic, from " + address);
        return Optional.empty();
    }

    private static Optional<NameAndPassword> decode(String basic) {
        try {
            String text = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new NameAndPassword(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Authentication authenticated(ApiKeys.ApiKey key) {
        var known = authenticated("key " + key.name(), List.of(key.role()));
        known.setDetails(key.id());
        return known;
    }

    private static UsernamePasswordAuthenticationToken authenticated(String name, List<Role> roles) {
        var authorities = roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(name, null, authorities);
    }
}
