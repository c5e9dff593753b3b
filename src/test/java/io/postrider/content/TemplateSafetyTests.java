package io.postrider.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template cannot do, whoever wrote it. */
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
                "#foreach($i in $contact.firstName)$i#end",
                "$brand.name.class",
                "$brand.name.getClass().forName('java.lang.Runtime').getMethod('getRuntime')",
                "$brand.class.classLoader.loadClass('java.lang.System')",
                "$contact.getClass().getClassLoader()",
                "$items.iterator()",
                "$items.stream()",
                "$items.getClass().getProtectionDomain()",
                "${contact.firstName.wait()}",
                "$contact.put('firstName', 'Evil')",
                "$contact.clear()",
                "$items.add('x')",
                "#set($contact.firstName = 'Evil')",
                "#set($items = [])",
                "$contact.setFirstName('Evil')",
                "#foreach($i in [1..1000000000])#foreach($j in [1..1000000000])x#end#end",
                "#foreach($i in $items)#set($s = $s + $s)#end",
                "$velocityCount.class",
                "#include('file:///etc/passwd')",
                "#include($contact.firstName)",
                "#parse($contact.firstName)",
                "#evaluate($contact.firstName)",
                "#macro(a)#b()#end#macro(b)#a()#end#a()"
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
    void cannotDoubleAStringInALoop() {
        Probe probe = Probe.text("#set($s = 'xxxxxxxxxxxxxxxx')#foreach($i in $items)#set($s = $s + $s)#end$s");
        assertThat(probe.items(1000).render().errors())
                .singleElement()
                .asString()
                .contains("sets 's' to a text longer than 8192 characters");
    }

    @Test
    void cannotReadTheMachineThroughAnInclude() {
        Map<String, String> files = new HashMap<>(Probe.files());
        files.put("body.mjml", "<mjml><mj-body><mj-include path=\"/etc/passwd\"/></mj-body></mjml>");
        assertThat(Probe.of(files).findings())
                .anyMatch(finding -> finding.isError() && finding.sentence().contains("includes '/etc/passwd'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.vm", "body.mjml", "subject.vm", "template.json"})
    void aTemplateOfTenMegabytesIsRefusedAtOnce(String file) {
        Map<String, String> files = new HashMap<>(Probe.files());
        files.put(file, files.get(file) + "tea ".repeat(2_500_000));
        long begin = System.nanoTime();
        assertThat(Probe.of(files).findings()).anyMatch(Finding::isError);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void deepMarkupIsRefusedOrReadButBreaksNothing() {
        String deep = "<mj-text>" + "<div>".repeat(20_000) + "x" + "</div>".repeat(20_000) + "</mj-text>";
        long begin = System.nanoTime();
        Probe probe = Probe.html(deep);
        assertThat(probe.findings()).anyMatch(Finding::isError);
        assertThat(probe.render().usable()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void deepMjmlIsRefusedOrReadButBreaksNothing() {
        String deep = "<mj-wrapper>".repeat(5_000) + "x" + "</mj-wrapper>".repeat(5_000);
        Map<String, String> files = new HashMap<>(Probe.files());
        files.put("body.mjml", "<mjml><mj-body>" + deep + "</mj-body></mjml>");
        assertThat(Probe.of(files).findings()).anyMatch(Finding::isError);
    }

    @Test
    void slowRenderingIsStopped() {
        Budget budget = new Budget(1_000_000, Duration.ofNanos(1));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        budget.step();
                    }
                })
                .isInstanceOf(Budget.Exceeded.class)
                .hasMessageContaining("takes longer than");
    }

    @Test
    void aBrokenTemplateIsKnownWhenTheServerStartsAndMakesNoMail() {
        Probe probe = Probe.text("#include('/etc/passwd')");
        assertThat(probe.findings()).anyMatch(Finding::isError);
        assertThat(probe.render().usable()).isFalse();
        assertThat(probe.render().text()).isEmpty();
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
}
