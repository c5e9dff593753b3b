package io.postrider.contacts;

/**
 * Something that may be known about a contact.
 *
 * @param name as templates, rules and apps call it
 * @param label as people read it
 * @param owner the module that works it out; null when people and apps tell it
 */
public record AttributeDefinition(String name, AttributeKind kind, String label, String owner) {

    public boolean computed() {
        return owner != null;
    }
}
