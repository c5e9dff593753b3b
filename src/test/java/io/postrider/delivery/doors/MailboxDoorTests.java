package io.postrider.delivery.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.postrider.contacts.ContactId;
import io.postrider.delivery.MailId;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A bounce mailbox at a real IMAP and POP3 server. */
class MailboxDoorTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ReturnsFixture the;

        @Autowired
        Intake intake;

        @Autowired
        ReturnWorker worker;

        @Autowired
        MachineTime machine;

        private GreenMail mailbox;

        @BeforeEach
        void aMailbox() {
            mailbox = new GreenMail(new ServerSetup[] {
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS),
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3),
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3S)
            });
            mailbox.start();
            mailbox.setUser("bounces@shop.example", "bounces", "se+cret%1");
        }

        @AfterEach
        void close() {
            mailbox.stop();
        }

        private void delivered(String mail) throws MessagingException {
            mailbox.getUserManager()
                    .getUser("bounces")
                    .deliver(new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(ReturnsFixture.bytes(mail.replace("\n", "\r\n")))));
        }

        private MailboxDoor door(String protocol) {
            int port =
                    switch (protocol) {
                        case "imap" -> mailbox.getImap().getPort();
                        case "imaps" -> mailbox.getImaps().getPort();
                        case "pop3" -> mailbox.getPop3().getPort();
                        default -> mailbox.getPop3s().getPort();
                    };
            String url = protocol + "://bounces:se+cret%251@127.0.0.1:" + port;
            return new MailboxDoor(DoorFixture.settings(url, 50_000_000), intake, machine);
        }

        @ParameterizedTest
        @ValueSource(strings = {"imap", "imaps", "pop3", "pop3s"})
        void isEmptiedAndItsBouncesAreAttributedByTheReturnedMessageId(String protocol) throws MessagingException {
            ContactId ada = the.subscriber();
            ContactId bob = the.subscriber();
            String to = "bounces@shop.example";
            delivered(ReturnsFixture.bounce(to, the.address(ada), "failed", "5.1.1", the.messageId(the.mailTo(ada))));
            delivered(ReturnsFixture.bounce(to, the.address(bob), "delayed", "4.4.1", the.messageId(the.mailTo(bob))));

            assertThat(door(protocol).empty()).isEqualTo(2);
            assertThat(door(protocol).empty()).isZero();
            worker.work();

            assertThat(the.suppressed(ada)).isTrue();
            assertThat(the.events(bob, "email.bounced")).isEmpty();
        }

        @Test
        void whoOnlyKnowsAnAddressOrAForgedTokenChangesNothing() throws MessagingException {
            ContactId ada = the.subscriber();
            MailId mail = the.mailTo(ada);
            String forged = the.messageId(mail).replaceFirst(".@", "@");
            delivered(ReturnsFixture.bounce("bounces@shop.example", the.address(ada), "failed", "5.1.1", forged));
            delivered(ReturnsFixture.complaint("b+1-abcdefghijklmnop@x.example", "abuse", "<1@x>"));

            assertThat(door("imap").empty()).isEqualTo(2);
            worker.work();

            assertThat(the.suppressed(ada)).isFalse();
            assertThat(the.events(ada, "email.bounced")).isEmpty();
            assertThat(the.newest()).isEqualTo("KEPT COMPLAINT");
        }

        @Test
        void complaintsAndOptOutsHaveTheirConsequences() throws MessagingException {
            ContactId ada = the.subscriber();
            ContactId bob = the.subscriber();
            delivered(ReturnsFixture.complaint("abuse@shop.example", "abuse", the.messageId(the.mailTo(ada))));
            delivered(ReturnsFixture.complaint("abuse@shop.example", "opt-out", the.messageId(the.mailTo(bob))));

            door("imap").empty();
            worker.work();

            assertThat(the.events(ada, "email.complained")).hasSize(1);
            assertThat(the.suppressed(ada)).isTrue();
            assertThat(the.subscribed(bob)).isFalse();
            assertThat(the.suppressed(bob)).isFalse();
        }

        @Test
        void ofALargeMailOnlyTheBeginningIsFetched() throws MessagingException {
            for (String protocol : new String[] {"imap", "pop3"}) {
                ContactId ada = the.subscriber();
                delivered(ReturnsFixture.bounce(
                                "x@shop.example", the.address(ada), "failed", "5.1.1", the.messageId(the.mailTo(ada)))
                        + ("y".repeat(70) + "\n").repeat(40_000));
                assertThat(door(protocol).empty()).isEqualTo(1);
                worker.work();
                assertThat(the.suppressed(ada)).isTrue();
            }
        }

        @Test
        void whatCannotBeTakenInStaysAndHoldsUpNobody() throws MessagingException {
            ContactId ada = the.subscriber();
            delivered(ReturnsFixture.letter("x@example.com", "y@example.com", "poison", "", "poison"));
            delivered(ReturnsFixture.bounce(
                    "x@shop.example", the.address(ada), "failed", "5.1.1", the.messageId(the.mailTo(ada))));
            int before = mailbox.getReceivedMessages().length;
            Intake failing = new Intake(null, the.tokens, the.outbox, the.clock, machine) {
                @Override
                boolean take(byte[] beginning, int size, String recipient, String door) {
                    if (new String(beginning, java.nio.charset.StandardCharsets.ISO_8859_1).contains("poison")) {
                        throw new IllegalStateException("poisoned");
                    }
                    return intake.take(beginning, size, recipient, door);
                }
            };
            int port = mailbox.getImap().getPort();
            var settings = DoorFixture.settings("imap://bounces:se+cret%251@127.0.0.1:" + port + "/INBOX", 50_000_000);

            assertThat(new MailboxDoor(settings, failing, machine).empty()).isEqualTo(1);
            worker.work();

            assertThat(the.suppressed(ada)).isTrue();
            assertThat(mailbox.getReceivedMessages()).hasSize(before - 1);
        }

        @Test
        void anUnreachableMailboxIsNoDisaster() {
            var settings = DoorFixture.settings("imaps://a:secret@127.0.0.1:1/INBOX", 50_000_000);
            new MailboxDoor(settings, intake, machine).poll();
            assertThat(settings.toString()).doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://u:secret@h",
                "imaps://h",
                "imaps://u@h",
                "imaps://:secret@h",
                "imaps://u:secret@",
                "imaps://u:secret@h?x=y",
                "pop3s://u:secret@h/Bounces",
                "imaps://u:se cret@h"
            })
    void saysWhatIsWrongWithTheUrlButNotThePassword(String url) {
        assertThatThrownBy(() -> MailboxServer.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("POSTRIDER_RETURNS_MAILBOX_URL must look like")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("se cret");
    }

    @Test
    void aLoginNeverTravelsWithoutTlsToAnotherMachine() {
        Properties far = MailboxServer.of("imap://u:p@mail.example").session(Duration.ofSeconds(1));
        assertThat(far)
                .containsEntry("mail.imap.starttls.required", "true")
                .containsEntry("mail.imap.ssl.checkserveridentity", "true")
                .doesNotContainKey("mail.imap.ssl.trust");
        Properties near = MailboxServer.of("pop3://u:p@localhost").session(Duration.ofSeconds(1));
        assertThat(near).containsEntry("mail.pop3.starttls.required", "false");
        assertThat(MailboxServer.of("imaps://u:p@mail.example/Bounces/In")).hasToString("imaps://mail.example:993");
    }
}
