/** The language in which segments are described: read with precise faults, told in plain words, and turned into SQL. */
package io.postrider.segments.rules;
