/** Whether receivers can tell that our mail is ours: what DNS must say about a sending domain, what it says, and what to publish. */
@org.springframework.modulith.NamedInterface("domain")
package io.postrider.delivery.domain;
