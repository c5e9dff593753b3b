/** Moving in from other email tools: who must not be mailed first, then everybody with her consents and their dates; nothing is sent. */
package io.postrider.integrations.moving;
