package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.FaultySmtpServer.Fault;
import io.postrider.delivery.HouseMail.Handed;
import io.postrider.time.MachineTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How mail to the people of the house ends. */
class HouseMailTests {

    private static final HouseMail.Note NOTE = new HouseMail.Note(
            "passed-on-1", "team@shop.example", "Ada <ada@example.com>", "Fwd: Hello", "<b>Hello</b>", "X-Mark");

    private static HouseMail by(MailServer server, String replyTo) {
        Binder settings =
                new Binder(new MapConfigurationPropertySource(Map.of("postrider.delivery.reply-to", replyTo)));
        return new HouseMail(
                server,
                new MailSettings("Shop <hello@shop.example>", ""),
                settings.bindOrCreate("postrider.delivery", DeliverySettings.class),
                new Sealing((message, domain) -> java.util.Optional.empty()),
                new MachineTime());
    }

    private static Handed handed(Fault... faults) {
        try (var server = new FaultySmtpServer(faults)) {
            return by(server.address(), "").send(NOTE);
        }
    }

    @Test
    void tellsHowItEnded() {
        assertThat(handed()).isEqualTo(Handed.TAKEN);
        assertThat(handed(Fault.refuseRecipient(550, "5.1.1 no"))).isEqualTo(Handed.REFUSED);
        assertThat(handed(Fault.refuseRecipient(450, "4.7.1 later"))).isEqualTo(Handed.LATER);
        assertThat(handed(Fault.hangAfterDot())).isEqualTo(Handed.UNKNOWN);
        var gone = new FaultySmtpServer();
        MailServer address = gone.address();
        gone.close();
        assertThat(by(address, "").send(NOTE)).isEqualTo(Handed.LATER);
    }

    @Test
    void isMarkedAsAProgramsAndItsTextIsNoMarkup() {
        try (var server = new FaultySmtpServer()) {
            by(server.address(), "").send(NOTE);
            assertThat(server.received).singleElement().satisfies(mail -> assertThat(mail)
                    .contains("Auto-Submitted: auto-generated")
                    .contains("X-Mark: 1")
                    .contains("Message-ID: <passed-on-1@shop.example>")
                    .contains("Reply-To: Ada <ada@example.com>")
                    .contains("&lt;b&gt;Hello"));
        }
    }

    @Test
    void refusesAnAddressThatIsNone() {
        try (var server = new FaultySmtpServer()) {
            var nobody = new HouseMail.Note("x-1", "nobody", "", "s", "t", "X-Mark");
            assertThat(by(server.address(), "").send(nobody)).isEqualTo(Handed.REFUSED);
        }
    }

    @Test
    void answersAreMeantForTheReplyAddressElseForTheSender() {
        try (var server = new FaultySmtpServer()) {
            assertThat(by(server.address(), "").inbox()).isEqualTo("hello@shop.example");
            assertThat(by(server.address(), "Team <team@shop.example>").inbox()).isEqualTo("team@shop.example");
        }
    }
}
