/** What mail servers mean by what they answer: the one place that knows enhanced status codes and the words around them. */
package io.postrider.delivery.replies;
