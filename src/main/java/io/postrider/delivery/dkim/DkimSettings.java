package io.postrider.delivery.dkim;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is signed.
 *
 * @param crypto {@code auto}: with the Amazon Corretto Crypto Provider where its native library loads, two to four times as fast;
 *     {@code jdk}: always with Java's own
 */
@ConfigurationProperties("postrider.dkim")
record DkimSettings(@DefaultValue("auto") Crypto crypto) {

    enum Crypto {
        AUTO,
        JDK
    }
}
