package io.postrider.commerce;

import org.springframework.stereotype.Component;

/** Lets what the shop told be read, for a test whose workers are off. */
@Component
public class TestCommerce {

    private final CommerceFeed feed;

    TestCommerce(CommerceFeed feed) {
        this.feed = feed;
    }

    public void settle() {
        feed.read();
    }
}
