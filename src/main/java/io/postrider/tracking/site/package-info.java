/** What happens on the shop's own pages: who comes from a mail, what she looks at, and the forms she signs up with. */
package io.postrider.tracking.site;
