/** Who sends, and what the world needs to know of it, over HTTP: DKIM keys and the check of the sending domain. */
package io.postrider.delivery.web;
