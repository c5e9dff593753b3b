package io.postrider.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a template gets, what it is told when something is missing, and that it always says the same. */
class RendererTests {

    @Test
    void sameInputGivesTheSameMail() {
        TestMails one = TestMails.packaged();
        TestMails other = TestMails.packaged();
        for (Template template : one.templates().all()) {
            assertThat(one.renderSample(template.key(), null)).isEqualTo(other.renderSample(template.key(), null));
        }
    }

    @Test
    void anUndeclaredNameIsRefusedWithPartAndLine() {
        Probe probe = Probe.text("Hello\n\n$contact.surname");
        assertThat(probe.render().errors())
                .containsExactly("text.vm, line 3: uses 'contact.surname', which template.json does not declare");
        assertThat(probe.render().usable()).isFalse();
        assertThat(Probe.html("<mj-text>\n$nobody</mj-text>").render().errors())
                .singleElement()
                .asString()
                .matches("body\\.mjml, line \\d+: uses 'nobody', which template\\.json does not declare");
    }

    @Test
    void anUndeclaredNameInAConditionIsRefusedToo() {
        assertThat(Probe.text("#if($nobody)x#end").render().usable()).isFalse();
        assertThat(Probe.text("#if(true)#{else}$nobody#end").render().usable()).isFalse();
    }

    @Test
    void whatIsEmptyOrMissingTakesItsDefault() {
        Probe probe = Probe.text("Hello $contact.firstName");
        assertThat(probe.render().text()).isEqualTo("Hello friend");
        assertThat(probe.contact("firstName", "  ").render().text()).isEqualTo("Hello friend");
        assertThat(probe.contact("firstName", Map.of("a", 1)).render().text()).isEqualTo("Hello friend");
        assertThat(probe.contact("firstName", "Ada").render().text()).isEqualTo("Hello Ada");
    }

    @Test
    void aNameWithoutDefaultMustHaveAValue() {
        TestMails mails = TestMails.packaged();
        Map<String, Object> values = mails.values().of("ada@example.org", Locale.UK, Map.of(), Map.of(), Map.of());
        assertThat(mails.renderer().render("double-opt-in", null, values).errors())
                .containsExactly("template.json: 'links.confirm' has neither a value nor a default,"
                        + " so the mail cannot leave");
    }

    @Test
    void marketingMailDoesNotLeaveWithoutAWayOut() {
        TestMails mails = TestMails.packaged();
        Map<String, Object> values = mails.values().of("ada@example.org", null, Map.of(), Map.of(), Map.of());
        assertThat(mails.renderer().render("welcome-thanks", null, values).errors())
                .singleElement()
                .asString()
                .contains("'links.unsubscribe' has neither a value nor a default");
    }

    @Test
    void loopsSeeEachItemWithItsDefaults() {
        Rendered mail = Probe.text(
                        "#foreach($i in $items)$foreach.count $i.title $i.price#if($foreach.hasNext), #end#end")
                .variable("items", List.of(Map.of("title", "Assam", "price", 5), Map.of()))
                .render();
        assertThat(mail.text()).isEqualTo("1 Assam 5, 2 untitled 0");
    }

    @Test
    void anItemsUndeclaredFieldIsRefused() {
        assertThat(Probe.text("#foreach($i in $items)$i.colour#end").render().errors())
                .containsExactly("text.vm, line 1: uses 'items[].colour', which template.json does not declare");
    }

    @Test
    void harmlessQuestionsAndDefaultsInPlaceWork() {
        Probe probe = Probe.text("$contact.firstName.toUpperCase() $items.size() ${contact.firstName|'x'}"
                + "#if($contact.firstName.contains('d') && $items.isEmpty()) yes#end");
        assertThat(probe.contact("firstName", "Ada").render().text()).isEqualTo("ADA 0 Ada yes");
    }

    @Test
    void unknownTemplatesAndVariantsAreErrorsNotExceptions() {
        TestMails mails = TestMails.packaged();
        assertThat(mails.renderer().render("nothing", null, Map.of()).errors())
                .containsExactly("There is no template 'nothing'");
        assertThat(mails.renderer().render(null, null, Map.of()).usable()).isFalse();
        assertThat(mails.renderer().render("welcome-thanks", "loud", Map.of()).errors())
                .containsExactly("The template 'welcome-thanks' has no subject variant 'loud', only [curious, warm]");
    }

    @Test
    void whatTheStepPassesOnCannotTakeThePlaceOfContactOrLinks() {
        TestMails mails = TestMails.packaged();
        Map<String, Object> values = mails.values()
                .of(
                        "ada@example.org",
                        null,
                        Map.of("firstName", "Ada"),
                        Map.of("unsubscribe", "https://postrider.example/u/1"),
                        Map.of("links", Map.of("unsubscribe", "https://evil.example"), "brand", "Evil"));
        Rendered mail = mails.renderer().render("welcome-benefit", null, values);
        assertThat(mail.errors()).isEmpty();
        assertThat(mail.html())
                .contains("https://postrider.example/u/1")
                .contains("Fern &amp; Kettle")
                .doesNotContain("evil");
    }

    @Test
    void withoutPostalAddressTheMailStillLeaves() {
        TestMails mails = TestMails.of(TestMails.brand(""), new PackagedTemplates());
        Rendered mail = mails.renderSample("welcome-thanks", null);
        assertThat(mail.errors()).isEmpty();
        assertThat(mail.text().strip()).endsWith("Fern & Kettle");
    }
}
