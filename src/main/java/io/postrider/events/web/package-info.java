/** The event log over HTTP: apps tell what contacts did, and read a contact's timeline. */
package io.postrider.events.web;
