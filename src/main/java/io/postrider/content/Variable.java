package io.postrider.content;

/**
 * A name a template may use, as its author declared it.
 *
 * @param path dotted, such as {@code contact.firstName}; {@code items[].title} is the title of each item
 * @param otherwise what stands in the mail when there is no value; null when the mail cannot leave without one
 * @param description what it means, for whoever edits the template
 */
public record Variable(String path, Object otherwise, String description) {

    boolean required() {
        return otherwise == null;
    }
}
