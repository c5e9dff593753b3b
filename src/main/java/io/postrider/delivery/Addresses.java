package io.postrider.delivery;

import io.postrider.delivery.dns.DomainNames;
import io.postrider.delivery.smtp.HeaderGate;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Mail addresses in the form in which SMTP takes them. */
final class Addresses {

    private Addresses() {}

    /** An address that no mail server could be given. */
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message);
        }
    }

    /** @throws Unusable with the reason, never with the address */
    static InternetAddress recipient(String email) {
        HeaderGate.pass("To", email);
        int at = email.lastIndexOf('@');
        if (at < 1) {
            throw new Unusable("her address has no @");
        }
        String local = email.substring(0, at);
        InternetAddress address = new InternetAddress();
        address.setAddress(local + "@" + ascii(email.substring(at + 1)));
        return address;
    }

    /** @throws IllegalArgumentException when POSTRIDER_FROM cannot be the sender of mail */
    static InternetAddress sender(String from) {
        try {
            HeaderGate.pass("From", from);
            InternetAddress[] parsed = InternetAddress.parse(from, true);
            if (parsed.length == 1 && parsed[0].getAddress().contains("@")) {
                InternetAddress sender = recipient(parsed[0].getAddress());
                sender.setPersonal(parsed[0].getPersonal(), "UTF-8");
                return sender;
            }
        } catch (AddressException | Unusable | HeaderGate.Refused | java.io.UnsupportedEncodingException e) {
            throw new IllegalArgumentException(
                    "POSTRIDER_FROM must look like Name <address@domain>: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("POSTRIDER_FROM must look like Name <address@domain>, with one address");
    }

    static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }

    private static String ascii(String domain) {
        return DomainNames.ascii(domain).orElseThrow(() -> new Unusable("the domain of her address is none"));
    }
}
