package io.postrider.delivery.dkim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;

/** A receiver that is not ours (apache-jdkim), with public keys by selector and domain instead of DNS. */
record Verifier(Map<String, String> records) {

    static Verifier of(String name, PublicKey key) {
        return new Verifier(
                Map.of(name, "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(key.getEncoded())));
    }

    /** The genuine signatures. @throws FailException when one is not */
    List<SignatureRecord> verify(byte[] message) throws FailException, IOException {
        var verifier = new DKIMVerifier((methods, selector, domain) -> {
            String record = records.get(selector + "._domainkey." + domain);
            return record == null ? List.of() : List.of(record);
        });
        return verifier.verify(new ByteArrayInputStream(message));
    }

    boolean accepts(byte[] message) {
        try {
            return verify(message).size() == 1;
        } catch (FailException | IOException refused) {
            return false;
        }
    }
}
