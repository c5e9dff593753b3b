package io.postrider.integrations.exports;

import java.nio.file.Path;

/** Where exported files go. A file is there whole or not at all. */
interface ExportStore {

    /** What people call it, without any secret; another name is another store. */
    String name();

    /**
     * Puts the file there under this name, in place of one that is there already.
     *
     * @param name parts divided by {@code /}: letters, digits, {@code .}, {@code _} and {@code -}
     * @throws NotStored when it is not certain that it is there now
     */
    void put(String name, Path file);

    /** Takes a file away; nothing happens when there is none. @throws NotStored when it may still be there */
    void delete(String name);
}
