/** What programs and people may ask about delivery. */
package io.postrider.delivery.web;
