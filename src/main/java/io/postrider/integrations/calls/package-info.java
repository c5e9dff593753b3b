/** How other people's servers are asked: never inside our own network, never endlessly, and never with a secret in an error. */
package io.postrider.integrations.calls;
