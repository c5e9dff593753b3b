package io.postrider.integrations.exports;

import io.postrider.integrations.exports.FileTable.ExportFile;

/** The lines of one kind, in as many files as they need; each goes to the store as soon as it is large enough. */
final class Lines implements AutoCloseable {

    private final String kind;
    private final Job job;
    private final FileTable files;
    private final long largest;
    private LineFile file;
    private int number;
    private long count;

    Lines(String kind, Job job, FileTable files, long largest) {
        this.kind = kind;
        this.job = job;
        this.files = files;
        this.largest = largest;
    }

    void add(byte[] line) {
        if (file == null) {
            file = new LineFile(job.directory());
        }
        file.add(line);
        count++;
    }

    long count() {
        return count;
    }

    /** Hands over what is large enough; outside any transaction, because a store may take its time. */
    void flush() {
        if (file != null && file.bytes() >= largest) {
            handOver();
        }
    }

    /** Hands over the rest. */
    void finish() {
        if (file != null) {
            handOver();
        }
    }

    private void handOver() {
        number++;
        String name = job.fileName(kind, number);
        String sha256 = file.finish();
        ExportFile entry =
                new ExportFile(name, kind, file.rows(), file.path().toFile().length(), sha256);
        job.turn().step(() -> {
            files.add(job.run().id(), entry);
            return entry;
        });
        job.store().put(name, file.path());
        close();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
