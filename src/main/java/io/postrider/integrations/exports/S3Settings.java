package io.postrider.integrations.exports;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The S3-compatible store exports go to; none until there is a bucket.
 *
 * @param bucket its name; it must not be public
 * @param prefix what the names of all files begin with, such as {@code postrider/}; empty: nothing
 * @param endpoint where the store is; absent: Amazon's, of the region
 * @param region as the store calls it
 * @param pathStyle whether the bucket stands in the path of an address and not in its host name, as most stores beside Amazon's want it
 * @param accessKey the id of the key; it need not do more than put and delete objects below the prefix
 * @param secretKey the key itself; never logged
 * @param timeout machine time one file may take, with all attempts; 20 minutes at most
 */
@ConfigurationProperties("postrider.exports.s3")
record S3Settings(
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        URI endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("false") boolean pathStyle,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("10m") Duration timeout) {

    /** A turn lasts longer than that, so that nobody else begins while a file is on its way. */
    static final Duration LONGEST = Duration.ofMinutes(20);

    S3Settings {
        if (!bucket.isBlank() && (accessKey.isBlank() || secretKey.isBlank())) {
            throw new IllegalArgumentException(
                    "postrider.exports.s3.bucket needs postrider.exports.s3.access-key and .secret-key");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("postrider.exports.s3.timeout must be up to 20 minutes");
        }
    }

    boolean wanted() {
        return !bucket.isBlank();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "S3Settings[bucket=" + bucket + ", prefix=" + prefix + ", endpoint=" + endpoint + "]";
    }
}
