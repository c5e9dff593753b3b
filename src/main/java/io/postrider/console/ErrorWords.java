package io.postrider.console;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What an error page says, in words that help and give nothing away; templates ask {@code @errorWords}. */
@Component("errorWords")
class ErrorWords {

    public String title(int status) {
        return switch (status) {
            case 403 -> "This is not for your role";
            case 404 -> "There is nothing here";
            case 405 -> "That cannot be done here";
            default -> status >= 500 ? "Something went wrong on our side" : "That did not work";
        };
    }

    public String advice(int status) {
        return switch (status) {
            case 403 -> "Your user may not do this, or the page was open for too long. Reload it and try again, or ask an administrator.";
            case 404 -> "The address may be mistyped, or what stood here is gone.";
            default ->
                status >= 500
                        ? "It has been written to the server's log. Trying again in a moment may help."
                        : "The request was not understood, and nothing was changed.";
        };
    }

    /** Whether somebody is logged in, so that the page can keep its frame. */
    public boolean loggedIn() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
    }
}
