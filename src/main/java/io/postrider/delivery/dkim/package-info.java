/** Signs mail for its sender's domain (DKIM), and keeps and rotates the keys. */
package io.postrider.delivery.dkim;
