package io.postrider.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The node's name on disk, held by a file lock while the node runs, so that no two running nodes share one. */
final class NodeFile {

    private static final int MAX_NODES_PER_DIRECTORY = 64;

    private NodeFile() {}

    static Node claim(Path directory) {
        try {
            Files.createDirectories(directory);
            for (int i = 0; i < MAX_NODES_PER_DIRECTORY; i++) {
                FileChannel channel = FileChannel.open(
                        directory.resolve(i == 0 ? "node" : "node-" + i),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                if (lock(channel)) {
                    return new Node(name(channel));
                }
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory " + directory + " cannot be used", e);
        }
        throw new IllegalStateException("More than " + MAX_NODES_PER_DIRECTORY + " nodes share " + directory);
    }

    /** The channel stays open, and so locked, until the process ends. */
    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static String name(FileChannel channel) throws IOException {
        if (channel.size() > 0) {
            ByteBuffer stored = ByteBuffer.allocate((int) channel.size());
            channel.read(stored, 0);
            return new String(stored.array(), StandardCharsets.UTF_8).strip();
        }
        String name = "node-" + UUID.randomUUID();
        channel.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(true);
        return name;
    }
}
