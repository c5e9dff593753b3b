/** What a drawn model must keep to before it may run; a plain function from XML to findings. */
package io.postrider.journeys.rules;
