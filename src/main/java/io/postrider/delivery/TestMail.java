package io.postrider.delivery;

/**
 * A template somebody wants to see in a mailbox.
 *
 * @param template key of the template
 * @param variant its subject variant, or null
 * @param to the address it goes to; need not be a contact's, and does not become one
 * @param as id or address of the contact whose mail it shows; null shows the template's sample person
 */
public record TestMail(String template, String variant, String to, String as) {}
