package io.postrider.contacts.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file one after the other, from any of them on. */
final class CsvBytes implements Closeable {

    static final int END = -1;

    private final FileChannel file;
    private final byte[] buffer = new byte[256 * 1024];
    private long start;
    private int filled;
    private int next;

    CsvBytes(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** The next byte, 0 to 255, or {@link #END}. */
    int read() throws IOException {
        return next < filled || fill() ? buffer[next++] & 0xff : END;
    }

    /** The byte {@link #read} will give. */
    int peek() throws IOException {
        return next < filled || fill() ? buffer[next] & 0xff : END;
    }

    long position() {
        return start + next;
    }

    void seek(long position) {
        if (position >= start && position <= start + filled) {
            next = (int) (position - start);
        } else {
            start = position;
            filled = 0;
            next = 0;
        }
    }

    private boolean fill() throws IOException {
        start += filled;
        next = 0;
        filled = Math.max(0, file.read(ByteBuffer.wrap(buffer), start));
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
