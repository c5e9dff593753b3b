package io.postrider.console;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A browser without a screen: opens console pages through all of the server's locks. */
final class Pages {

    private final MockMvc mvc;

    Pages(WebApplicationContext context) {
        this.mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    /** As somebody of this role, such as {@code MARKETER}. */
    MockHttpServletResponse open(String path, String role) {
        return ask(get(java.net.URI.create(path))
                .accept("text/html", "*/*;q=0.8")
                .with(user("somebody").roles(role)));
    }

    MockHttpServletResponse open(String path) {
        return open(path, "ADMIN");
    }

    MockHttpServletResponse openLoggedOut(String path) {
        return ask(get(java.net.URI.create(path)).accept("text/html", "*/*;q=0.8"));
    }

    String text(String path) {
        try {
            return open(path).getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    MockHttpServletResponse ask(RequestBuilder request) {
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
