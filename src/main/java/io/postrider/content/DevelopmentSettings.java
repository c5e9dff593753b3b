package io.postrider.content;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether somebody is working on this installation.
 *
 * @param development when true, a saved model, form or template is live at once
 */
@ConfigurationProperties("postrider")
record DevelopmentSettings(@DefaultValue("false") boolean development) {}
