package io.postrider.contacts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with a refusal where more comes than may, for bodies that do not say their size. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long read;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        counted(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        counted(Math.max(count, 0));
        return count;
    }

    private void counted(int count) {
        read += count;
        if (read > limit) {
            throw UnusableSuppressions.tooLarge(limit);
        }
    }
}
