package io.postrider.delivery.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose mailboxes a domain's are. */
class MailboxProvidersTests {

    @ParameterizedTest
    @CsvSource({
        "gmail.com,google",
        "GoogleMail.com,google",
        "hotmail.co.uk,microsoft",
        "live.fr,microsoft",
        "msn.com,microsoft",
        "yahoo.com.br,yahoo",
        "aol.com,yahoo",
        "yahoo.co.jp,yahoo-japan",
        "me.com,apple",
        "web.de,gmx",
        "t-online.de,t-online",
        "bk.ru,mail-ru",
        "ya.ru,yandex",
        "pm.me,proton",
        "wanadoo.fr,orange",
        "free.fr,free",
        "laposte.net,laposte",
        "virgilio.it,tim",
        "libero.it,libero"
    })
    void knowsConsumerDomainsWithoutAsking(String domain, String provider) {
        assertThat(MailboxProviders.byDomain(domain)).contains(provider);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fernandkettle.example", "notgmail.com", "mail.gmail.com", "", "com"})
    void doesNotGuessByLikeness(String domain) {
        assertThat(MailboxProviders.byDomain(domain)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aspmx.l.google.com,google",
        "alt1.aspmx.l.googlemail.com,google",
        "shop-example.mail.protection.outlook.com,microsoft",
        "shop-example.o-v1.mx.microsoft,microsoft",
        "mta5.am0.yahoodns.net,yahoo",
        "mx01.mail.icloud.com.,apple",
        "mx00.emig.GMX.net,gmx",
        "mxa-00123.gslb.pphosted.com,proofpoint",
        "eu-smtp-inbound-1.mimecast.com,mimecast",
        "mx1.mail.ovh.net,ovh",
        "mail.shop.example,other",
        "notgoogle.com,other",
        "com,other",
        ".,other"
    })
    void knowsAProviderByTheEndOfItsHosts(String host, String provider) {
        assertThat(MailboxProviders.byMx(List.of(host))).isEqualTo(provider);
    }

    @Test
    void takesTheFirstKnownHost() {
        assertThat(MailboxProviders.byMx(List.of("mx.shop.example", "mx.pphosted.com", "aspmx.l.google.com")))
                .isEqualTo("proofpoint");
        assertThat(MailboxProviders.byMx(List.of())).isEqualTo(MailboxProviders.OTHER);
    }
}
