package io.postrider.contacts;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a mail is for; consent is given per purpose.
 *
 * @param key stable name, such as {@code newsletter}
 * @param description null or a sentence for whoever chooses
 * @param transactional true when it needs no consent because it answers an order or a request of hers
 * @param doubleOptIn whether who signs up through a form confirms it by mail
 */
@Schema(name = "Purpose")
public record Purpose(String key, String name, String description, boolean transactional, boolean doubleOptIn) {

    /** Not for mail: being shown advertisements on other platforms. */
    public static final String AD_AUDIENCES = "ad-audiences";

    /** One that is confirmed by mail. */
    public Purpose(String key, String name, String description, boolean transactional) {
        this(key, name, description, transactional, true);
    }
}
