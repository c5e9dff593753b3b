package io.postrider.delivery.webhooks;

import java.io.IOException;
import java.net.URI;
import java.security.cert.TrustAnchor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Amazon, played by the test: certificates lie where they are put, and every address that is asked is remembered. */
@Component
@Primary
class AmazonForTests implements Amazon {

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public byte[] get(URI address) throws IOException {
        asked.add(address.toString());
        if (address.toString().contains("ConfirmSubscription")) {
            return new byte[0];
        }
        byte[] file = files.get(address.toString());
        if (file == null) {
            throw new IOException("nothing there");
        }
        return file;
    }

    @Override
    public Set<TrustAnchor> anchors() {
        return Set.of(new TrustAnchor(SnsAuthority.root(), null));
    }
}
