package io.postrider.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns requests away that no honest program sends, before anybody asks who sends them; programs are told as a problem. */
@Component
@Order(MalformedRequests.BEFORE_SECURITY)
class MalformedRequests extends OncePerRequestFilter implements RequestRejectedHandler {

    static final int BEFORE_SECURITY = -200;

    private final Problems problems;

    MalformedRequests(Problems problems) {
        this.problems = problems;
    }

    /** A servlet's own name with encoded letters in it is read differently by the parts behind us. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean named = request.getPathInfo() != null;
        if (named && !request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath())) {
            refuse(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** What Spring Security's firewall finds: unheard-of methods, double slashes, parameters in paths. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException reason)
            throws IOException {
        if (Problems.isForPrograms(request)) {
            refuse(response);
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        problems.write(
                response,
                Problems.problem(
                        HttpStatus.BAD_REQUEST,
                        "bad-request",
                        "The method or the address is none we know; write the address plainly."));
    }
}
