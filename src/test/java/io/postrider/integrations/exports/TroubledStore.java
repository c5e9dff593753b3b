package io.postrider.integrations.exports;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A folder in whose way something comes. */
final class TroubledStore implements ExportStore {

    private final FolderStore folder;
    Consumer<String> before = name -> {};
    Consumer<String> after = name -> {};
    Consumer<String> deleting = name -> {};

    TroubledStore(Path root) {
        this.folder = new FolderStore(root);
    }

    @Override
    public String name() {
        return folder.name();
    }

    @Override
    public void put(String name, Path file) {
        before.accept(name);
        folder.put(name, file);
        after.accept(name);
    }

    @Override
    public void delete(String name) {
        deleting.accept(name);
        folder.delete(name);
    }

    /** The power goes. */
    static final class PowerCut extends Error {}

    static Consumer<String> refusing(String part) {
        return name -> {
            if (name.contains(part)) {
                throw new NotStored("The store did not take it: it answered 403 AccessDenied.", null);
            }
        };
    }

    static Consumer<String> powerCutAt(String part) {
        return name -> {
            if (name.contains(part)) {
                throw new PowerCut();
            }
        };
    }
}
