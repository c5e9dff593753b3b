package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.delivery.smtp.SmtpServer;
import io.postrider.time.MachineTime;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which mail server takes a mail. */
class MailServersTests {

    private static MailServer server(String name, int weight, String... purposes) {
        return new MailServer(name, SmtpServer.of("smtp://127.0.0.1:1"), null, 50, Set.of(purposes), weight);
    }

    private static MailServers servers(MailServer... all) {
        return new MailServers(List.of(all), new MachineTime());
    }

    private static long first(MailServers servers, String purpose, String name) {
        return LongStream.range(0, 10_000)
                .filter(id ->
                        servers.inOrder(purpose, new MailId(id)).get(0).name().equals(name))
                .count();
    }

    @Test
    void sharesByWeight() {
        MailServers servers = servers(server("small", 1), server("large", 3));
        assertThat(first(servers, "newsletter", "large")).isBetween(7_300L, 7_700L);
        assertThat(servers.inOrder("newsletter", new MailId(7)))
                .isEqualTo(servers.inOrder("newsletter", new MailId(7)));
    }

    @Test
    void asksTheReserveOnlyLast() {
        MailServers servers = servers(server("reserve", 0), server("usual", 1));
        assertThat(first(servers, "newsletter", "usual")).isEqualTo(10_000);
        assertThat(servers.inOrder("newsletter", new MailId(7))).hasSize(2);
    }

    @Test
    void keepsPurposesApart() {
        MailServers servers = servers(server("bulk", 1), server("service", 1, "transactional"));
        assertThat(servers.inOrder("transactional", new MailId(7)))
                .extracting(MailServer::name)
                .containsExactly("service");
        assertThat(servers.inOrder("newsletter", new MailId(7)))
                .extracting(MailServer::name)
                .containsExactly("bulk");
    }

    @Test
    void saysWhichAccountIsWrongAndKeepsItsPassword() {
        var connecting = new Connecting(null, null, null);
        assertThatThrownBy(() -> connecting.to(
                        "bulk", new AccountSettings.Account("http://me:secret@mail.example", List.of(), 1)))
                .isInstanceOf(UnusableMailServer.class)
                .hasMessageStartingWith("POSTRIDER_ACCOUNTS_BULK_URL must look like")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> connecting.to("bulk", new AccountSettings.Account(null, List.of(), 1)))
                .hasMessageContaining("needs a url");
        assertThat(new AccountSettings.Account("smtp://me:secret@mail.example", List.of(), 1).toString())
                .doesNotContain("secret");
    }
}
