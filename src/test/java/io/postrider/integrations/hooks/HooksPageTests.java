package io.postrider.integrations.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.postrider.support.OnH2;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Webhooks as people see them. */
@OnH2
class HooksPageTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    TestRestTemplate http;

    @Autowired
    HookSecrets secrets;

    @Autowired
    HookWorker worker;

    @Test
    void showsHowEachSourceStandsAndWhatFailed() throws Exception {
        secrets.remove("shopify");
        secrets.replace("shopify", "shpss_0123456789abcdef");
        secrets.remove("stripe");
        Sender shop = new Sender(http.getRootUri(), "shpss_0123456789abcdef");
        shop.shopify(
                "orders/create",
                "{\"id\":\"page\",\"email\":\"p@example.com\",\"currency\":\"EUR\",\"total_price\":\"-1\"}");
        worker.work();
        Document page = page();
        assertThat(page.select("#source-shopify ~ .pill").text()).isEqualTo("On");
        assertThat(page.select("#source-stripe ~ .pill").text()).isEqualTo("Off");
        assertThat(page.select("section[aria-labelledby=source-shopify] tbody").text())
                .contains("orders/create", "$.total_price is below zero.")
                .doesNotContain("p@example.com");
        assertThat(page.text()).contains("/hooks/hubspot").doesNotContain("shpss_");
    }

    private Document page() throws Exception {
        DefaultMockMvcBuilder mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity());
        String html = mvc.build()
                .perform(get("/webhooks").with(user("marketer").roles("MARKETER")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Jsoup.parse(html);
    }
}
