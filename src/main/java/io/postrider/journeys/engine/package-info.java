/** How the process engine is set up and driven: its history, its calendars, its due jobs, its doors. */
package io.postrider.journeys.engine;
