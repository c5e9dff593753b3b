package io.postrider.journeys.web;

import java.util.List;

/** Part of a list. @param next pass it as {@code after} to get the next part; null at the end */
record Page<T>(List<T> items, String next) {}
