package io.postrider.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What one connection did around the final dot, on local disk: {@code S id fence server} before it, {@code R id fence code}
 * after the answer. Written without waiting for the disk, it survives the end of the process, not of the machine's power.
 */
final class Journal implements AutoCloseable {

    /** @param answer the server's code, 0 when none was written */
    record Entry(long id, int fence, String via, int answer) {}

    private final FileChannel channel;

    Journal(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be written", e);
        }
    }

    void beforeDot(Claim claim, String via) {
        write("S " + claim.id().value() + " " + claim.fence() + " " + via + "\n");
    }

    void answered(Claim claim, int code) {
        write("R " + claim.id().value() + " " + claim.fence() + " " + code + "\n");
    }

    /** Everything in it has been committed to the database. */
    void clear() {
        try {
            if (channel.size() > 0) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be written", e);
        }
    }

    /** The last word on each mail; a line cut short by a crash was never followed by a dot, so it does not count. */
    static Map<Long, Entry> read(Path file) {
        Map<Long, Entry> entries = new HashMap<>();
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            String complete = text.substring(0, text.lastIndexOf('\n') + 1);
            complete.lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words.length == 4)
                    .forEach(words -> {
                        long id = Long.parseLong(words[1]);
                        int fence = Integer.parseInt(words[2]);
                        Entry old = entries.get(id);
                        entries.put(
                                id,
                                words[0].equals("S")
                                        ? new Entry(id, fence, words[3], 0)
                                        : new Entry(
                                                id, fence, old == null ? "" : old.via(), Integer.parseInt(words[3])));
                    });
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
