package io.postrider.delivery.web;

/** Names of mailbox providers as the outbox knows them. */
final class ProviderName {

    private ProviderName() {}

    /** @throws UnusableRequest for what cannot be one */
    static String checked(String text) {
        if (!text.matches("[a-z0-9][a-z0-9.-]{0,39}")) {
            throw new UnusableRequest(
                    "A provider is named by at most 40 small letters, digits, dots and hyphens, such as google.");
        }
        return text;
    }
}
