/** Segments for programs. */
package io.postrider.segments.web;
