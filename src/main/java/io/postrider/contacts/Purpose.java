package io.postrider.contacts;

/**
 * What a mail is for; consent is given per purpose.
 *
 * @param key stable name, such as {@code newsletter}
 * @param transactional true when it needs no consent because it answers an order or a request of hers
 */
public record Purpose(String key, String name, String description, boolean transactional) {}
