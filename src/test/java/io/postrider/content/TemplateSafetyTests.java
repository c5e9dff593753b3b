package io.postrider.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template, or a value somebody typed into a form, cannot do. */
class TemplateSafetyTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#include('../../../../etc/passwd')",
                "#parse('/etc/passwd')",
                "#evaluate('$brand.name')",
                "#define($x)y#end",
                "#macro(bomb)#bomb()#end#bomb()",
                "#{macro}(bomb)x#end",
                "#@bomb()x#end",
                "#if(true)#include('/etc/passwd')#end",
                "#unknown($brand.name)",
                "#stop",
                "#foreach($i in [1..2000000000])x#end",
                "#set($m = {'a': 1})",
                "#set($l = [1, 2])",
                "$brand.name.class.forName('java.lang.Runtime')",
                "$brand.name.getClass()",
                "$brand.name.bytes.class",
                "${brand.name.repeat(1000000)}",
                "$contact['firstName']",
                "#set($brand.name = 'Evil')",
                "#set($brand = 'Evil')",
                "#set($s = 'x')$s.class.classLoader",
                "#foreach($i in $foreach.parent)x#end",
                "#foreach($i in $brand)$i#end",
                "#foreach($i in $contact.firstName)$i#end"
            })
    void isRefusedWhenItIsRead(String attack) {
        assertThat(Probe.text("first line\n" + attack).findings()).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(finding.part()).isEqualTo("text.vm");
            assertThat(finding.line()).isBetween(1, 3);
        });
    }

    @Test
    void cannotReachAFileThroughAString() {
        Probe probe = Probe.text("#set($s = \"#include('/etc/passwd') $brand.name\")$s");
        assertThat(probe.render().text()).isEqualTo("#include('/etc/passwd') $brand.name");
    }

    @Test
    void cannotDoubleAStringWithoutEnd() {
        String bomb = "#set($s = 'xxxxxxxxxxxxxxxx')" + "#set($s = $s + $s)".repeat(30) + "$s";
        assertThat(Probe.text(bomb).findings())
                .anyMatch(finding -> finding.sentence().contains("sets 's' to a text longer than 8192 characters"));
    }

    @Test
    void cannotMultiplyANumberWithoutEnd() {
        String bomb = "#set($n = 999999999)" + "#set($n = $n * $n)".repeat(30) + "$n";
        assertThat(Probe.text(bomb).findings())
                .anyMatch(finding -> finding.sentence().contains("a number too large to calculate with"));
    }

    @Test
    void cannotCalculateWithEndlesslyManyValuesAtOnce() {
        String bomb = "#set($s = 'x')#set($t = $s" + " + $s".repeat(40) + ")";
        assertThat(Probe.text(bomb).findings())
                .anyMatch(finding -> finding.sentence().contains("more than 16 values at once"));
    }

    @Test
    void nestedLoopsAreStopped() {
        Probe probe = Probe.text("#foreach($a in $items)#foreach($b in $items)#foreach($c in $items)x#end#end#end");
        assertThat(probe.items(1000).render().errors())
                .containsExactly("text.vm: takes more than 100000 steps to render");
        Probe silent = Probe.text("#foreach($a in $items)#foreach($b in $items)#foreach($c in $items)#end#end#end");
        assertThat(silent.items(1000).render().errors())
                .containsExactly("text.vm: takes more than 100000 steps to render");
    }

    @Test
    void longOutputIsStopped() {
        Probe probe = Probe.text("#foreach($a in $items)$contact.firstName#end");
        probe.items(1000).contact("firstName", "x".repeat(5000));
        assertThat(probe.render().errors()).containsExactly("text.vm: would become larger than 1048576 characters");
        assertThat(probe.render().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"((((", "[[[["})
    void deepNestingIsRefused(String opening) {
        assertThat(Probe.text("#if(" + opening.repeat(20_000) + "true").findings())
                .anyMatch(Finding::isError);
    }

    @Test
    void deepConditionsAreRefused() {
        String deep = "#if($contact.firstName)".repeat(200) + "x" + "#end".repeat(200);
        assertThat(Probe.text(deep).findings())
                .anyMatch(finding -> finding.sentence().contains("nested too deeply"));
    }

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
