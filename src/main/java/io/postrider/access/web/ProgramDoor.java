package io.postrider.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells a program why its door stays shut: no valid key (401), or a key whose role may not do this (403). */
@Component
class ProgramDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    ProgramDoor(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Postrider\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Postrider\", charset=\"UTF-8\"");
        problems.write(
                response,
                Problems.problem(
                        HttpStatus.UNAUTHORIZED,
                        "no-valid-key",
                        "Send a valid API key: \"Authorization: Bearer <key>\", or Basic with a user's name and password."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        problems.write(
                response,
                Problems.problem(
                        HttpStatus.FORBIDDEN,
                        "role-not-allowed",
                        "The role of this key or user may not " + request.getMethod() + " here."));
    }
}
