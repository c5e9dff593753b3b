package io.postrider.content;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a template may ask of this machine.
 *
 * @param maxOutput how large one part of a mail may become before rendering is stopped
 * @param deadline how long rendering one part may take before it is stopped
 * @param maxHtml a template whose sample has more HTML, with its links as they are sent, is refused; whoever raises it raises
 *     {@code postrider.delivery.max-html-bytes} too, which counts each mail
 */
@ConfigurationProperties("postrider.content")
record ContentSettings(
        @DefaultValue("1MB") DataSize maxOutput,
        @DefaultValue("2s") Duration deadline,
        @DefaultValue("100000B") DataSize maxHtml) {}
