package io.postrider.delivery.webhooks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The authorities between a certificate and one that is trusted, fetched from where the certificate says (RFC 5280, 4.2.2.1).
 *
 * <p>What is fetched is not believed: it only helps to find the way to an authority that is.
 */
@Component
class Issuers {

    private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";
    private static final int LONGEST_WAY = 4;

    /** Amazon's own authority; plain HTTP by design, because what is fetched is signed. */
    private static final Pattern ADDRESS = Pattern.compile(
            "http://[a-z0-9-]+(\\.[a-z0-9-]+){0,2}\\.amazontrust\\.com/[A-Za-z0-9_-]{1,60}\\.(cer|crt)");

    private final Amazon amazon;

    Issuers(Amazon amazon) {
        this.amazon = amazon;
    }

    /** @throws IOException when one of them cannot be fetched now */
    List<X509Certificate> above(X509Certificate certificate) throws IOException, GeneralSecurityException {
        List<X509Certificate> way = new ArrayList<>();
        X509Certificate last = certificate;
        while (way.size() < LONGEST_WAY && !isTrusted(last)) {
            byte[] extension = last.getExtensionValue(AUTHORITY_INFORMATION);
            Matcher address =
                    ADDRESS.matcher(extension == null ? "" : new String(extension, StandardCharsets.ISO_8859_1));
            if (!address.find()) {
                return way;
            }
            List<X509Certificate> found = SnsCertificates.certificates(amazon.get(URI.create(address.group())));
            if (found.isEmpty()) {
                return way;
            }
            last = found.get(0);
            way.add(last);
        }
        return way;
    }

    private boolean isTrusted(X509Certificate certificate) {
        return amazon.anchors().stream()
                .anyMatch(it ->
                        it.getTrustedCert().getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
    }
}
