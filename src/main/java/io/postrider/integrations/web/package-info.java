/** The world outside, for programs. */
package io.postrider.integrations.web;
