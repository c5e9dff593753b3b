package io.postrider.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One made-up template to try something with. */
final class Probe {

    private static final String JSON =
            """
            {
              "name": "Probe", "kind": "transactional", "reason": "You asked for it.",
              "variables": {
                "contact.firstName": {"default": "friend", "description": "her name"},
                "contact.website": {"default": "https://example.org", "description": "her page"},
                "items[].title": {"default": "untitled", "description": "a title"},
                "items[].price": {"default": 0, "description": "a price"}
              },
              "sample": {"items": [{"title": "Assam", "price": 5}]}
            }
            """;

    private static final String BODY =
            """
            <mjml>
              <mj-head><mj-title>Probe</mj-title></mj-head>
              <mj-body>
                <mj-section><mj-column>
                  <mj-text><h1>Probe</h1></mj-text>
                  %s
                </mj-column></mj-section>
              </mj-body>
            </mjml>
            """;

    private final TestMails mails;
    private final Map<String, Object> contact = new HashMap<>();
    private final Map<String, Object> variables = new HashMap<>();

    private Probe(Map<String, String> files) {
        this.mails = TestMails.only(files);
    }

    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("template.json", JSON);
        files.put("subject.vm", "Probe");
        files.put("body.mjml", BODY.formatted(""));
        files.put("text.vm", "Probe");
        return files;
    }

    static Probe of(Map<String, String> files) {
        return new Probe(files);
    }

    static Probe text(String text) {
        Map<String, String> files = files();
        files.put("text.vm", text);
        return new Probe(files);
    }

    static Probe html(String mjml) {
        Map<String, String> files = files();
        files.put("body.mjml", BODY.formatted(mjml));
        return new Probe(files);
    }

    Probe contact(String name, Object value) {
        contact.put(name, value);
        return this;
    }

    Probe variable(String name, Object value) {
        variables.put(name, value);
        return this;
    }

    Probe items(int count) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(Map.of("title", "Tea " + i, "price", i));
        }
        return variable("items", items);
    }

    List<Finding> findings() {
        return mails.templates().findings("probe");
    }

    Rendered render() {
        return mails.renderer()
                .render("probe", null, mails.values().of("ada@example.org", null, contact, Map.of(), variables));
    }
}
