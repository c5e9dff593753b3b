package io.postrider.contacts.imports;

import java.util.List;

/**
 * How a file is written.
 *
 * @param encoding such as UTF-8
 * @param separator one character
 * @param columns the names in its first line
 * @param firstRow byte at which the first row after the names begins
 * @param firstLine its line, from 1
 */
record Layout(String encoding, String separator, List<String> columns, long firstRow, long firstLine) {}
