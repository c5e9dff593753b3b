package io.postrider.console;

import io.postrider.journeys.Journey;
import io.postrider.journeys.JourneyCount;

/** A journey with its counts over all versions, as lists show it. */
record JourneyRow(Journey journey, JourneyCount count) {}
