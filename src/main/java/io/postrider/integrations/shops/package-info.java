/** Shops that are connected: their customers, products and orders are caught up on, and looked after every day. */
package io.postrider.integrations.shops;
