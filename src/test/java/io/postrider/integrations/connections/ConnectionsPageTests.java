package io.postrider.integrations.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.postrider.support.OnH2;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Connected tools as people see them. */
@OnH2
class ConnectionsPageTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ConnectionWorker worker;

    @Autowired
    JdbcClient jdbc;

    private MockMvc mvc;

    @BeforeEach
    void browser() {
        jdbc.sql("delete from connection").update();
        DefaultMockMvcBuilder builder =
                MockMvcBuilders.webAppContextSetup(context).apply(springSecurity());
        mvc = builder.build();
    }

    @Test
    void anAdminConnectsAShopAndSeesWhatBecomesOfIt() throws Exception {
        assertThat(page("/connections").text()).contains("Nothing is connected yet", "Shopify", "HubSpot", "Klaviyo");
        Document form = page("/connections?kind=shopify");
        assertThat(form.select("input[name=part.token]").attr("type")).isEqualTo("password");
        as("ADMIN", post("/connections").param("kind", "shopify").param("name", "shop"));
        assertThat(page("/connections").select("#connection-shop")).isEmpty();
        as(
                "ADMIN",
                post("/connections")
                        .param("kind", "shopify")
                        .param("name", "shop")
                        .param("part.address", "http://127.0.0.1:9")
                        .param("part.token", "shpat_0123456789"));
        Document made = page("/connections");
        assertThat(made.select("#connection-shop").text()).contains("shop", "Shopify");
        assertThat(made.select(".pill-calm").text()).contains("Running");
        while (worker.turn()) {
            assertThat(made).isNotNull();
        }
        Document tried = page("/connections");
        assertThat(tried.select("tbody").text()).contains("127.0.0.1 did not answer", "Tried again");
        assertThat(tried.html()).doesNotContain("shpat_");
        jdbc.sql("update connection_task set state = 'STUCK'").update();
        assertThat(page("/connections").select(".pill-bad").size()).isEqualTo(2);
        jdbc.sql("update connection_task set state = 'WAITING', error = null, finished_at = next_at")
                .update();
        assertThat(page("/connections").select("tbody").text()).contains("Next");
        as("ADMIN", post("/connections/shop/removals"));
        assertThat(page("/connections").select("#connection-shop")).isEmpty();
    }

    @Test
    void othersMayLookOnly() throws Exception {
        assertThat(as("MARKETER", get("/connections")).getContentAsString()).doesNotContain("Connect a tool");
        assertThat(as("MARKETER", post("/connections").param("kind", "shopify")).getStatus())
                .isEqualTo(403);
    }

    private Document page(String path) throws Exception {
        MockHttpServletResponse answer = as("ADMIN", get(path));
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse as(String role, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user("mia").roles(role)).with(csrf()))
                .andReturn()
                .getResponse();
    }
}
