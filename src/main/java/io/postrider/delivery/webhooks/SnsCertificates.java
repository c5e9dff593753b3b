package io.postrider.delivery.webhooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.postrider.time.MachineTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The certificates SNS signs with: made out to SNS, vouched for by an authority this Java trusts, and fetched once an hour.
 *
 * <p>SNS shows its own certificate only, so the authorities between are fetched from Amazon Trust Services, as the certificate says.
 */
@Component
class SnsCertificates {

    private static final Pattern NAME =
            Pattern.compile("sns(-signing)?([.-][a-z0-9-]{1,30})?\\.amazonaws\\.com(\\.cn)?");

    private final Amazon amazon;
    private final Issuers issuers;
    private final MachineTime time;
    private final Cache<URI, X509Certificate> known = Caffeine.newBuilder()
            .maximumSize(50)
            .expireAfterWrite(java.time.Duration.ofHours(1))
            .build();

    SnsCertificates(Amazon amazon, Issuers issuers, MachineTime time) {
        this.amazon = amazon;
        this.issuers = issuers;
        this.time = time;
    }

    /** @throws CallRefused when the certificate is not one of SNS, or cannot be fetched now */
    PublicKey key(URI address) {
        try {
            X509Certificate certificate = known.get(address, this::fetch);
            certificate.checkValidity(Date.from(time.now()));
            return certificate.getPublicKey();
        } catch (UncheckedIOException e) {
            throw CallRefused.later("the certificate of SNS cannot be fetched");
        } catch (GeneralSecurityException e) {
            throw CallRefused.forged("the certificate is not valid now");
        }
    }

    private X509Certificate fetch(URI address) {
        try {
            List<X509Certificate> shown = certificates(amazon.get(address));
            if (shown.isEmpty() || !madeOutToSns(shown.get(0))) {
                throw CallRefused.forged("the certificate is not made out to SNS");
            }
            List<X509Certificate> chain = new ArrayList<>(shown);
            chain.addAll(issuers.above(shown.get(shown.size() - 1)));
            verify(shown.get(0), chain);
            return shown.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw CallRefused.forged("nobody we trust vouches for the certificate");
        }
    }

    private void verify(X509Certificate certificate, List<X509Certificate> chain) throws GeneralSecurityException {
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(amazon.anchors(), wanted);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        // Its lists of revoked certificates would be one more address to ask, and SNS changes its certificates often.
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(time.now()));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static boolean madeOutToSns(X509Certificate certificate) throws GeneralSecurityException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        boolean alternative = names != null
                && names.stream()
                        .anyMatch(it -> Integer.valueOf(2).equals(it.get(0))
                                && NAME.matcher(String.valueOf(it.get(1))).matches());
        String common = certificate.getSubjectX500Principal().getName().replaceFirst("^.*?CN=([^,+]*).*$", "$1");
        return alternative || NAME.matcher(common).matches();
    }

    @SuppressWarnings("unchecked")
    static List<X509Certificate> certificates(byte[] file) throws GeneralSecurityException {
        return List.copyOf((Collection<X509Certificate>) (Collection<?>)
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file)));
    }
}
