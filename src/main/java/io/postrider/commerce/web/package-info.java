/** Products, orders and coupons, for programs. */
package io.postrider.commerce.web;
