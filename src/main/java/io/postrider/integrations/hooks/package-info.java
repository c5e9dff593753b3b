/** Signed webhooks of shops and tools, put into our words by mapping files. */
package io.postrider.integrations.hooks;
