package io.postrider.contacts.imports;

import io.postrider.contacts.UnusableImport;
import io.postrider.time.TimeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files that wait to be taken in: in the data directory, for this user alone, and gone as soon as they are done with. */
@Component
class ImportFiles {

    private final Path directory;

    ImportFiles(TimeSettings settings) {
        this.directory = settings.dataDirectory().resolve("imports");
    }

    Path of(UUID id) {
        return directory.resolve(id + ".csv");
    }

    boolean isHere(UUID id) {
        return Files.exists(of(id));
    }

    /** Keeps what comes, up to the limit. @throws UnusableImport when there is more */
    Path keep(UUID id, InputStream in, long most) throws IOException {
        Files.createDirectories(directory);
        Path file = of(id);
        create(file);
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] part = new byte[64 * 1024];
            long size = 0;
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                size += read;
                if (size > most) {
                    throw UnusableImport.tooLarge(most);
                }
                out.write(part, 0, read);
            }
        } catch (IOException | RuntimeException e) {
            delete(id);
            throw e;
        }
        return file;
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(of(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty file nobody else may read, where the file system knows of that. */
    static void create(Path file) throws IOException {
        Files.deleteIfExists(file);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException notPosix) {
            Files.createFile(file);
        }
    }
}
