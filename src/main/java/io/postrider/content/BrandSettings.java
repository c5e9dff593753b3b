package io.postrider.content;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes the mails, and how they look.
 *
 * @param from sender of every mail, as {@code Name <address>}; the name is the brand's name
 * @param postalAddress where the brand can be reached by post; the law wants it in marketing mail
 * @param brand the shop behind the name
 */
@ConfigurationProperties("postrider")
record BrandSettings(
        @DefaultValue("Fern & Kettle <hello@fernandkettle.example>") String from,
        String postalAddress,
        @DefaultValue Kit brand) {

    /**
     * The shop behind the name.
     *
     * @param site address of the shop's site, to which the mails link
     * @param tagline what the shop is, in a few words under its name
     * @param colours colours of the mails by day
     * @param dark colours of the mails where the reader prefers dark
     */
    record Kit(
            @DefaultValue("https://fernandkettle.example") URI site,
            @DefaultValue("Loose-leaf tea, kettles and cups, in Bath") String tagline,
            @DefaultValue Day colours,
            @DefaultValue Dark dark) {}

    /**
     * Colours by day, each as {@code #rrggbb}.
     *
     * @param paper behind the mail
     * @param card behind the text
     * @param ink of the text
     * @param muted of what is less important
     * @param accent of buttons and links
     * @param onAccent of text on a button
     * @param line of rules
     */
    record Day(
            @DefaultValue("#efe9dd") String paper,
            @DefaultValue("#fffdf8") String card,
            @DefaultValue("#24302a") String ink,
            @DefaultValue("#5a645d") String muted,
            @DefaultValue("#1f5c4a") String accent,
            @DefaultValue("#fffdf8") String onAccent,
            @DefaultValue("#dcd4c3") String line) {}

    /**
     * Colours where the reader prefers dark, each as {@code #rrggbb}.
     *
     * @param paper behind the mail
     * @param card behind the text
     * @param ink of the text
     * @param muted of what is less important
     * @param accent of buttons and links
     * @param onAccent of text on a button
     * @param line of rules
     */
    record Dark(
            @DefaultValue("#141916") String paper,
            @DefaultValue("#1d2420") String card,
            @DefaultValue("#ece7db") String ink,
            @DefaultValue("#aab3ac") String muted,
            @DefaultValue("#8fd0b5") String accent,
            @DefaultValue("#10211a") String onAccent,
            @DefaultValue("#38423c") String line) {}
}
