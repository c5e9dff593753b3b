package io.postrider;

/** Lets test support complete a URL exactly as production does; context initializers run after the environment is ready. */
public final class DatabaseUrlForTests {

    private DatabaseUrlForTests() {}

    public static String complete(String url) {
        return DatabaseConnection.complete(url);
    }
}
