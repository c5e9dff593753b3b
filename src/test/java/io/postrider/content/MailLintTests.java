package io.postrider.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody can read our mails, and whoever writes one that not everybody can read is told. */
class MailLintTests {

    private final TestMails mails = TestMails.packaged();

    static List<Template> templates() {
        return TestMails.packaged().templates().all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingIsWrongWithOurMails(Template template) {
        assertThat(mails.templates().findings(template.key())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void ourMailsCanBeReadByEverybody(Template template) {
        Document page = Jsoup.parse(mails.renderSample(template.key(), null).html());
        assertThat(page.select("html").attr("lang")).isEqualTo("en-GB");
        assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("body > div").first().text()).as("preheader").hasSizeBetween(30, 110);
        assertThat(page.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(page.html()).contains("prefers-color-scheme: dark");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("img:not([alt])")).isEmpty();
        assertThat(page.select("a[href]").eachAttr("href")).allMatch(link -> link.startsWith("https://"));
        for (Element button : page.select("td > a[style*=padding]")) {
            assertThat(button.attr("style")).as("44 pixels to tap").contains("padding:14px", "line-height:20px");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void marketingMailHasAWayOutInBothParts(Template template) {
        Rendered mail = mails.renderSample(template.key(), null);
        boolean marketing = template.kind() == Template.Kind.MARKETING;
        assertThat(mail.html().contains("/unsubscribe\"")).isEqualTo(marketing);
        assertThat(mail.text().contains("/unsubscribe")).isEqualTo(marketing);
        assertThat(mail.html()).contains("1 Kettle Lane, Bath");
        assertThat(mail.text()).contains("1 Kettle Lane, Bath").contains(template.reason());
    }

    @ParameterizedTest
    @CsvSource({"ink, card", "muted, card", "ink, paper", "muted, paper", "onAccent, accent", "accent, card"})
    void theBrandsColoursCanBeReadByDayAndByNight(String text, String behind) {
        Brand brand = TestMails.brand("");
        assertThat(Contrast.ratio(brand.colours().get(text), brand.colours().get(behind)))
                .isGreaterThanOrEqualTo(4.5);
        assertThat(Contrast.ratio(brand.dark().get(text), brand.dark().get(behind)))
                .isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void paleTextIsNoticed() {
        assertThat(Probe.html("<mj-text color=\"#bbbbbb\">pale</mj-text>").findings())
                .extracting(Finding::sentence)
                .containsExactly("has text in #bbbbbb on #ffffff, which is hard to read (1.9 to 1)");
    }

    @Test
    void marketingMailWithoutAWayOutIsRefused() {
        Map<String, String> files = new HashMap<>(Probe.files());
        files.put("template.json", files.get("template.json").replace("transactional", "marketing"));
        assertThat(Probe.of(files).findings())
                .extracting(Finding::toString)
                .containsExactlyInAnyOrder(
                        "body.mjml: is marketing, so it must contain $links.unsubscribe",
                        "body.mjml: is marketing, so it must contain $brand.postalAddress",
                        "text.vm: is marketing, so it must contain $links.unsubscribe",
                        "text.vm: is marketing, so it must contain $brand.postalAddress");
    }

    @Test
    void largeMailIsNoticedAndTooLargeMailRefused() {
        assertThat(Probe.html("<mj-text>" + "tea ".repeat(20_500) + "</mj-text>")
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.WARNING);
        Probe tooLarge = Probe.html("<mj-text>" + "tea ".repeat(25_500) + "</mj-text>");
        assertThat(tooLarge.findings()).extracting(Finding::severity).containsExactly(Finding.Severity.ERROR);
        assertThat(tooLarge.render().usable()).isFalse();
    }

    @Test
    void linksCountAsTheyAreSent() {
        String links = "<mj-text>" + "<a href=\"https://shop.example/tea\">some tea</a> ".repeat(600) + "</mj-text>";
        assertThat(Probe.html(links).findings())
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.contains("kB of HTML with its links as they are sent"));
    }

    @Test
    void whoeverAllowsMoreHtmlGetsMore() {
        Rendered mail = new Rendered("k", "1", "s", "<p>" + "tea ".repeat(30_000) + "</p>", "t", List.of());
        assertThat(MailLint.check(mail, 100_000))
                .anyMatch(finding -> finding.sentence().contains("cut it off"));
        assertThat(MailLint.check(mail, 200_000)).filteredOn(Finding::isError).noneMatch(finding -> finding.sentence()
                .contains("cut it off"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "template.json|{|template.json: cannot be read near line",
                "template.json|{\"name\":\"x\"}|template.json: needs 'kind'",
                "template.json|{\"nam\":\"x\"}|template.json: cannot be read near line",
                "body.mjml|<p>hello</p>|body.mjml: is not MJML",
                "body.mjml|<mjml><mj-body><mj-include path=\"../../secret\"/></mj-body></mjml>|includes '../../secret'",
                "text.vm|#if(|text.vm",
                "subject.vm|#if($contact.firstName)x|subject.vm"
            })
    void whatCannotBeReadIsSaidInWords(String file, String content, String sentence) {
        Map<String, String> files = new HashMap<>(Probe.files());
        files.put(file, content);
        assertThat(Probe.of(files).findings())
                .anyMatch(finding -> finding.isError() && finding.toString().contains(sentence));
    }
}
