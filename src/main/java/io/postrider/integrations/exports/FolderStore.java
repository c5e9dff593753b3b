package io.postrider.integrations.exports;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of this machine, or one that is mounted. A file appears under its name when all of it is on disk; neither it nor the folders
 * made for it can be read by other users.
 */
final class FolderStore implements ExportStore {

    private static final Logger LOG = LoggerFactory.getLogger(FolderStore.class);
    private static final String ON_ITS_WAY = ".part";

    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return "folder " + folder;
    }

    @Override
    public void put(String name, Path file) {
        Path place = folder.resolve(name);
        Path part = place.resolveSibling(place.getFileName() + ON_ITS_WAY);
        try {
            make(place.getParent());
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            restrict(part, "rw-------");
            sync(part);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(place.getParent());
        } catch (IOException e) {
            throw refused("The export folder did not take " + name, e);
        }
    }

    @Override
    public void delete(String name) {
        Path place = folder.resolve(name);
        try {
            Files.deleteIfExists(place.resolveSibling(place.getFileName() + ON_ITS_WAY));
            Files.deleteIfExists(place);
        } catch (IOException e) {
            throw refused("The export folder still has " + name, e);
        }
    }

    /** Only what we make is restricted: a folder that was there before may be shared on purpose. */
    private static void make(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            make(directory.getParent());
            Files.createDirectories(directory);
            restrict(directory, "rwx------");
            syncFolder(directory.getParent());
        }
    }

    private static void restrict(Path path, String mode) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }

    /** Before it gets its name: after a power cut a file with a name is a whole one. */
    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** So that a power cut does not take the name away again; not every system lets a folder be opened. */
    private static void syncFolder(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("{} could not be written through", directory);
        }
    }

    private static NotStored refused(String what, IOException why) {
        return new NotStored(what + " (" + why.getClass().getSimpleName() + ": " + why.getMessage() + ").", why);
    }
}
