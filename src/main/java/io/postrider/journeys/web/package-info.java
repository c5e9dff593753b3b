/** Journeys and enrolments for apps, over HTTP. */
package io.postrider.journeys.web;
