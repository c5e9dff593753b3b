package io.postrider.content;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;

/** A letter as long as shops write them: 28 kB of HTML, some forty values, a dozen links, one loop. */
public final class BenchLetter {

    public static final String KEY = "bench-letter";

    private BenchLetter() {}

    /** Makes it known to the server. @return bytes of HTML of one letter */
    public static int offer(ApplicationContext server) {
        TemplateFiles thanks = server.getBean(PackagedTemplates.class).read().stream()
                .filter(files -> files.key().equals("welcome-thanks"))
                .findFirst()
                .orElseThrow();
        Map<String, String> own = new TreeMap<>(thanks.own());
        String body = own.get("body.mjml");
        StringBuilder sections = new StringBuilder();
        for (int i = 1; i <= 5; i++) {
            sections.append(section(i));
        }
        int end = body.lastIndexOf("</mj-body>");
        int foot = body.lastIndexOf("<mj-include", end);
        own.put("body.mjml", body.substring(0, foot) + sections + body.substring(foot));
        TemplateFiles letter = new TemplateFiles(KEY, own, thanks.shared());
        if (!server.getBean(Templates.class).offer(letter)) {
            throw new IllegalStateException(
                    "The letter is broken: " + server.getBean(Templates.class).findings(KEY));
        }
        return server.getBean(Renderer.class)
                .render(
                        KEY,
                        null,
                        server.getBean(MailValues.class)
                                .sample(server.getBean(Templates.class)
                                        .find(KEY)
                                        .orElseThrow()))
                .html()
                .length();
    }

    private static String section(int number) {
        return """
                <mj-section><mj-column>
                  <mj-text>Chapter %1$d for $contact.firstName: the leaf is picked by hand at dawn, withered in the shade and rolled
                  before noon. $brand.name keeps it in tins, so that it smells in March as it did in May.</mj-text>
                  <mj-button href="$brand.site/chapters/%1$d">Read chapter %1$d</mj-button>
                </mj-column></mj-section>
                """
                .formatted(number);
    }
}
