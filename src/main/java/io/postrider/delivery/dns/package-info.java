/** What the domain name system says about other people's domains and ours; no DNS at all is a normal answer. */
package io.postrider.delivery.dns;
