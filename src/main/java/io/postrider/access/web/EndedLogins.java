package io.postrider.access.web;

import io.postrider.access.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a login at the next request once the user is removed, or has other roles or another password.
 *
 * <p>Asked of the database each time, by primary key: sessions live in other nodes' memory too.
 */
final class EndedLogins extends OncePerRequestFilter {

    private final Users users;

    EndedLogins(Users users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        // What PeopleCredentials noted at the login; whoever was not let in by it has nothing that could have changed.
        if (known != null
                && known.getDetails() instanceof String then
                && !users.standing(known.getName()).equals(Optional.of(then))) {
            new SecurityContextLogoutHandler().logout(request, response, known);
        }
        chain.doFilter(request, response);
    }
}
