/** Connected tools, for people and programs. */
package io.postrider.integrations.connections.web;
