package io.postrider.integrations.connections;

import java.util.List;

/** A kind of tool that can be connected, such as a Shopify shop: what must be known to reach it, and what is done with it. */
public interface ConnectionKind {

    /** Lower-case, for the API, such as {@code shopify}. */
    String name();

    /** For people, such as {@code Shopify}. */
    String title();

    /** A sentence: what comes and what goes once it is connected. */
    String summary();

    List<Part> parts();

    List<Task> tasks();

    /**
     * Asks the other side whether we are let in.
     *
     * @throws Refused with the sentence that says what to mend
     * @throws io.postrider.integrations.calls.NoAnswer when it does not answer
     */
    void check(Reach reach);

    /**
     * Something that must be told to connect.
     *
     * @param label for people
     * @param help a sentence where it is found; may be null
     * @param pattern what it must look like, as a regular expression
     * @param secret whether it is sealed and never shown
     * @param otherwise what it is when it is not told; null: it must be told; empty: it may be left out
     */
    record Part(String name, String label, String help, String pattern, boolean secret, String otherwise) {

        /** One that must be told and may be seen. */
        public static Part shown(String name, String label, String help, String pattern) {
            return new Part(name, label, help, pattern, false, null);
        }

        /** One that may be left out, then it is the other. */
        public static Part choice(String name, String label, String help, String pattern, String otherwise) {
            return new Part(name, label, help, pattern, false, otherwise);
        }

        /** One that must be told and is never shown. */
        public static Part secret(String name, String label, String help, String pattern) {
            return new Part(name, label, help, pattern, true, null);
        }
    }
}
