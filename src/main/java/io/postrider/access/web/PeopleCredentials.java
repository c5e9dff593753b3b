package io.postrider.access.web;

import io.postrider.access.LoginThrottle;
import io.postrider.access.Users;
import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks name and password of whoever logs in, and makes guessers wait. */
@Component
class PeopleCredentials implements AuthenticationProvider {

    /** Too many failures; says how long to wait. */
    static final class HasToPause extends LockedException {
        private static final long serialVersionUID = 1;
        private final Duration left;

        HasToPause(Duration left) {
            super("Too many failed attempts");
            this.left = left;
        }

        /** Rounded up: nobody is told zero minutes. */
        long minutes() {
            return left.plusSeconds(59).toMinutes();
        }
    }

    private final Users users;
    private final LoginThrottle throttle;

    PeopleCredentials(Users users, LoginThrottle throttle) {
        this.users = users;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName();
        String address = given.getDetails() instanceof WebAuthenticationDetails it ? it.getRemoteAddress() : "";
        Duration pause = throttle.pause(address, name);
        if (!pause.isZero()) {
            throw new HasToPause(pause);
        }
        if (!users.passwordMatches(name, String.valueOf(given.getCredentials()))) {
            throttle.failed(address, name);
            throw new BadCredentialsException("Name or password is wrong");
        }
        throttle.succeeded(address, name);
        Users.User user = users.find(name).orElseThrow(() -> new BadCredentialsException("Just removed"));
        var authorities = user.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        var known = UsernamePasswordAuthenticationToken.authenticated(user.name(), null, authorities);
        known.setDetails(users.standing(name).orElse(""));
        return known;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
