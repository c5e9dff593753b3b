package io.postrider.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** When a session has ended, a page's fragment asks the whole page to go to the login instead of showing it inside. */
@Component
class PeopleDoor implements AuthenticationEntryPoint {

    static final RequestMatcher FRAGMENTS = new RequestHeaderRequestMatcher("HX-Request", "true");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason) {
        response.setHeader("HX-Redirect", request.getContextPath() + "/login");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }
}
