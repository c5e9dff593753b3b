package io.postrider.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only addresses of links change, and everything else stays to the letter. */
class LinksTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            <a href="x">t</a>                         | <a href="[x]">t</a>
            <A class='b' HREF = 'x' id=c>t</A>        | <A class='b' HREF = '[x]' id=c>t</A>
            <a href=x>t</a>                           | <a href=[x]>t</a>
            <a title="a > b" href="x">t</a>           | <a title="a > b" href="[x]">t</a>
            <a data-href="y" href="x">t</a>           | <a data-href="y" href="[x]">t</a>
            <a href="x" /><a href="y">t</a>           | <a href="[x]" /><a href="[y]">t</a>
            <a name>t</a>                             | <a name>t</a>
            <abbr href="x">t</abbr>                   | <abbr href="x">t</abbr>
            <link href="x"><area href="x">            | <link href="x"><area href="x">
            <!-- <a href="x"> --><a href="y">         | <!-- <a href="x"> --><a href="[y]">
            <!--[if mso]><a href="x"><![endif]-->     | <!--[if mso]><a href="[x]"><![endif]-->
            <!--[if !mso]><!--><a href="x">           | <!--[if !mso]><!--><a href="[x]">
            a < b <a href="x">&nbsp;ü</a>             | a < b <a href="[x]">&nbsp;ü</a>
            <a href="keep">t</a>                      | <a href="keep">t</a>
            <a href="x                                | <a href="[x]
            <a href=                                  | <a href=
            <a                                        | <a
            <!-- never closed <a href="x">            | <!-- never closed <a href="x">
            """)
    void changesAddressesAndNothingElse(String html, String expected) {
        assertThat(Links.rewrite(html, href -> href.equals("keep") ? null : "[" + href + "]"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            https://example.com                             | https://example.com
            ` HTTP://Example.com/a `                        | HTTP://Example.com/a
            https://example.com/?a=1&amp;b=2#c              | https://example.com/?a=1&b=2#c
            https://example.com/grüner tee?q="x"            | https://example.com/gr%C3%BCner%20tee?q=%22x%22
            https://example.com/100%25                      | https://example.com/100%25
            https://example.com:8443/🍵                     | https://example.com:8443/%F0%9F%8D%B5
            """)
    void readsAnAddressAsABrowserDoes(String href, String url) {
        assertThat(WebAddress.of(href)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#top",
                "mailto:a@b.c",
                "tel:1",
                "/shop",
                "//evil.example",
                "javascript:alert(1)",
                "https://",
                "https:///x",
                "https://tëa.example/",
                "https://a b/",
                "https://example.com/a\r\nSet-Cookie: x",
                "https://example.com/&#13;&#10;x"
            })
    void leavesWhatCannotBeRedirectedTo(String href) {
        assertThat(WebAddress.of(href)).isNull();
    }

    @Test
    void leavesAddressesThatWouldNotFitIntoARequest() {
        assertThat(WebAddress.of("https://example.com/" + "x".repeat(2_000))).isNull();
    }

    @Test
    void isFastEnoughForEveryMail() {
        String html = "<td style=\"x\"><a href=\"https://example.com/?a=1&amp;b=2\">tea</a>text</td>".repeat(400);
        for (int i = 0; i < 200; i++) {
            assertThat(Links.rewrite(html, WebAddress::of)).hasSizeLessThan(html.length());
        }
    }
}
