package io.postrider.console;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who looks at the page; templates ask {@code @visitor}. */
@Component("visitor")
class Visitor {

    /** Whether somebody is logged in, so that an error page can keep its frame. */
    public boolean loggedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
    }

    /** Whether she may send mails by hand: operators only keep things running. */
    public boolean maySend() {
        return hasAnyRoleBut("ROLE_OPERATOR");
    }

    /** Whether she may decide about mails that are stuck: analysts only look on. */
    public boolean maySortOutMails() {
        return hasAnyRoleBut("ROLE_ANALYST");
    }

    private boolean hasAnyRoleBut(String one) {
        return loggedIn()
                && SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
                        .anyMatch(role -> !role.getAuthority().equals(one));
    }
}
