package io.postrider.contacts.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The domains most people have their mailbox at, and those whose mailboxes are thrown away after use. */
final class KnownDomains {

    /** Large ones only: a typing error is guessed at by them. */
    static final Set<String> LARGE = Set.copyOf(List.of(
            ("gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it ymail.com rocketmail.com"
                            + " hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.es hotmail.it outlook.com outlook.fr"
                            + " outlook.de outlook.es live.com live.co.uk live.fr msn.com icloud.com me.com mac.com aol.com"
                            + " gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de orange.fr wanadoo.fr free.fr"
                            + " laposte.net sfr.fr libero.it tin.it virgilio.it btinternet.com sky.com virginmedia.com"
                            + " bluewin.ch protonmail.com proton.me mail.com mail.ru yandex.ru comcast.net verizon.net"
                            + " att.net email.com fastmail.com")
                    .split(" ")));

    private static final Set<String> DISPOSABLE = read("addresses/disposable-domains.txt");

    private KnownDomains() {}

    /** Also of a domain below a listed one. */
    static boolean disposable(String domain) {
        for (String part = domain; part.indexOf('.') > 0; part = part.substring(part.indexOf('.') + 1)) {
            if (DISPOSABLE.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> read(String file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("A list of domains is missing from the application", e);
        }
    }
}
