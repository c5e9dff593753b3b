/** Contacts over HTTP: the REST resource for apps, and the pages on which people sign up and confirm. */
package io.postrider.contacts.web;
