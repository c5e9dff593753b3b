package io.postrider.delivery.webhooks;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The only addresses of Amazon SNS we ever ask. */
final class SnsAddress {

    /** The whole address, letter by letter: no user, port, query, dot or slash finds room in it. */
    private static final Pattern CERTIFICATE =
            Pattern.compile("https://sns\\.[a-z]{2}(-[a-z]{1,10}){1,3}-\\d{1,2}\\.amazonaws\\.com(\\.cn)?"
                    + "/SimpleNotificationService-[0-9a-f]{8,64}\\.pem");

    private static final Pattern TOPIC = Pattern.compile(
            "arn:(aws|aws-us-gov|aws-cn):sns:([a-z]{2}(?:-[a-z]{1,10}){1,3}-\\d{1,2}):\\d{12}:[\\w.-]{1,256}");

    private SnsAddress() {}

    /** The address of a certificate, if that is what it is. */
    static Optional<URI> certificate(String said) {
        return CERTIFICATE.matcher(said).matches() ? Optional.of(URI.create(said)) : Optional.empty();
    }

    static boolean isTopic(String arn) {
        return TOPIC.matcher(arn).matches();
    }

    /** Where a subscription is confirmed: made from the topic's own region, whatever address the message suggests. */
    static URI confirmation(String topic, String token) {
        Matcher matcher = TOPIC.matcher(topic);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a topic");
        }
        String country = matcher.group(1).equals("aws-cn") ? ".cn" : "";
        return URI.create("https://sns." + matcher.group(2) + ".amazonaws.com" + country
                + "/?Action=ConfirmSubscription&Version=2010-03-31&TopicArn="
                + URLEncoder.encode(topic, StandardCharsets.UTF_8) + "&Token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }
}
