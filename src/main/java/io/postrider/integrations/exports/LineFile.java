package io.postrider.integrations.exports;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A file of lines on this machine, compressed as it grows; nothing of it is kept in memory. */
final class LineFile implements Closeable {

    private static final int BUFFER = 65_536;

    private final Path path;
    private final MessageDigest digest = ExportJson.sha256();
    private final Counting counting;
    private final OutputStream out;
    private long rows;

    /** @param directory where only we can read */
    LineFile(Path directory) {
        try {
            path = Files.createTempFile(directory, "lines", ".ndjson.gz");
            counting = new Counting(new DigestOutputStream(Files.newOutputStream(path), digest));
            out = new GZIPOutputStream(counting, BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(byte[] line) {
        try {
            out.write(line);
            out.write('\n');
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much has been written so far, compressed; a little less than it will be. */
    long bytes() {
        return counting.bytes;
    }

    long rows() {
        return rows;
    }

    Path path() {
        return path;
    }

    /** No more lines. @return the SHA-256 of the file */
    String finish() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The file is gone after this. */
    @Override
    public void close() {
        try (counting) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counting extends FilterOutputStream {

        private long bytes;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            bytes += length;
        }
    }
}
