package io.postrider.access.web;

import io.postrider.access.AuditLog;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** After a login: on to the page that was asked for, or back with a clear word; both are recorded. */
@Component
class LoginOutcome extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    private final AuditLog audit;

    LoginOutcome(AuditLog audit) {
        this.audit = audit;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws ServletException, IOException {
        audit.record(who.getName(), "login", "from " + request.getRemoteAddr());
        super.onAuthenticationSuccess(request, response, who);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String query = "error";
        if (reason instanceof PeopleCredentials.HasToPause pause) {
            query = "wait=" + pause.minutes();
        } else {
            // While somebody has to pause nothing is recorded, or the record could be flooded.
            String name = request.getParameter("username");
            audit.record(
                    name == null || name.isBlank() ? "nobody" : name,
                    "login failed",
                    "from " + request.getRemoteAddr());
        }
        response.sendRedirect(request.getContextPath() + "/login?" + query);
    }
}
