/** Contacts by the thousand: files read and mapped, rows decided and written in bulk, and taken back. */
package io.postrider.contacts.imports;
