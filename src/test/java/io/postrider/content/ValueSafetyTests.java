package io.postrider.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value somebody typed into a form cannot do to a mail. */
class ValueSafetyTests {

    @Test
    void markupInAValueStaysText() {
        Rendered mail = Probe.html("<mj-text>Hello $contact.firstName</mj-text>")
                .contact("firstName", "<script>alert(\"1\")</script><b>'&\u0000")
                .render();
        assertThat(mail.html()).contains("Hello &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;b&gt;&#39;&amp;<");
    }

    @Test
    void aValueCannotLeaveItsAttribute() {
        Rendered mail = Probe.html("<mj-text><span title=\"$contact.firstName\">x</span></mj-text>")
                .contact("firstName", "\" onclick=\"alert(1)")
                .render();
        assertThat(mail.html()).contains("title=\"&quot; onclick=&quot;alert(1)\"");
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1), #",
        "'  JavaScript:alert(1)', #",
        "'java\tscript:alert(1)', #",
        "data:text/html;base64;x, #",
        "vbscript:x, #",
        "//evil.example, #",
        "file:///etc/passwd, #",
        "'https://ok.example/ b', #",
        "https://ok.example/?a=1&b=2, https://ok.example/?a=1&amp;b=2",
        "HTTP://ok.example, HTTP://ok.example",
        "mailto:a@b.example, mailto:a@b.example"
    })
    void onlyWebAndMailAddressesBecomeLinks(String website, String link) {
        Rendered mail = Probe.html("<mj-text><a href=\"$contact.website\">your page</a></mj-text>")
                .contact("website", website)
                .render();
        assertThat(mail.errors()).isEmpty();
        assertThat(mail.html()).contains("<a href=\"" + link + "\">your page</a>");
    }

    @Test
    void aPieceOfALinkIsEncoded() {
        Rendered mail = Probe.html("<mj-button href=\"$brand.site/tea?for=$contact.firstName\">Tea</mj-button>")
                .contact("firstName", "A&b=c d\"é#")
                .render();
        assertThat(mail.html()).contains("href=\"https://fernandkettle.example/tea?for=A%26b%3Dc%20d%22%C3%A9%23\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<mj-text><span style=\"color:$contact.firstName\">x</span></mj-text>",
                "<mj-text color=\"$contact.firstName\">x</mj-text>",
                "<mj-text><span onclick=\"$contact.firstName\">x</span></mj-text>",
                "<mj-text><a href=\"#if($contact.firstName)https://a.example#end\">x</a></mj-text>",
                "<mj-raw><a href=\"##\">x</a></mj-raw>",
                "<mj-raw><style>.x { color: $contact.firstName }</style></mj-raw>",
                "<mj-raw><style>.x { background: url($contact.website) }</style></mj-raw>",
                "<mj-raw><p $contact.firstName>x</p></mj-raw>",
                "<mj-raw><$contact.firstName>x</mj-raw>",
                "<mj-raw><iframe src=\"$contact.website\"></iframe></mj-raw>",
                "<mj-raw><script>var x = \"$contact.firstName\"</script></mj-raw>",
                "<mj-text>x ## $contact.firstName</mj-text>",
                "<mj-raw><form action=\"https://a.example\"></form></mj-raw>",
                "<mj-text><a href=\"javascript:alert(1)\">go on</a></mj-text>",
                "<mj-image src=\"https://a.example/a.png\" />"
            })
    void placesWhereNoValueIsSafeAreRefused(String mjml) {
        assertThat(Probe.html(mjml).findings())
                .anySatisfy(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR));
    }

    @Test
    void aValueCannotLeaveAnAttributeItsAuthorForgotToQuote() {
        Rendered mail = Probe.html("<mj-raw><p class=$contact.firstName>x</p></mj-raw>")
                .contact("firstName", "a onclick=alert(1) \"b")
                .render();
        assertThat(mail.html()).contains("class=\"a onclick=alert(1) &quot;b\"");
    }

    @Test
    void aValueInACommentStaysInTheComment() {
        Rendered mail = Probe.html("<mj-raw><!-- for $contact.firstName --></mj-raw>")
                .contact("firstName", "--><script>alert(1)</script><!--")
                .render();
        assertThat(mail.html()).doesNotContain("<script");
    }

    @Test
    void noValueIsEverTakenForMarkup() {
        String markup = "<b>bold</b>";
        Rendered mail = Probe.html("<mj-text>$contact.firstName #foreach($i in $items)$i.title#end</mj-text>")
                .contact("firstName", markup)
                .variable("items", List.of(Map.of("title", markup)))
                .render();
        assertThat(mail.html()).doesNotContain(markup).contains("&lt;b&gt;bold&lt;/b&gt; &lt;b&gt;bold&lt;/b&gt;");
    }

    @Test
    void aValueIsNeverReadAsATemplate() {
        Rendered mail = Probe.html("<mj-text>Hello $contact.firstName</mj-text>")
                .contact("firstName", "$brand.name #include('/etc/passwd') #set($x = 1)")
                .render();
        assertThat(mail.html()).contains("$brand.name #include(&#39;/etc/passwd&#39;) #set($x = 1)");
    }

    @Test
    void aSubjectStaysOneHeader() {
        Map<String, String> files = new HashMap<>(Probe.files());
        files.put("subject.vm", "Hello $contact.firstName\r\n");
        Rendered mail = Probe.of(files)
                .contact("firstName", "Ada\r\nBcc: evil@example.org\u2028x\u0085y\u0000\u202ez")
                .render();
        assertThat(mail.subject()).isEqualTo("Hello Ada Bcc: evil@example.org x y z");
        assertThat(mail.subject()).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u0085\\u202e]");
    }

    @Test
    void coloursAndPricesAreNoCommands() {
        Rendered mail = Probe.html(
                        "<mj-text color=\"#eeeeee\" container-background-color=\"#abc\">£5 or $5, #fff #eeeeee</mj-text>")
                .render();
        assertThat(mail.errors()).isEmpty();
        assertThat(mail.html()).contains("color:#eeeeee").contains("£5 or $5, #fff #eeeeee");
    }
}
