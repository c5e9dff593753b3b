/** What is doubtful about addresses: typing errors, role and throw-away mailboxes, domains without mail, two spellings of one. */
package io.postrider.contacts.quality;
