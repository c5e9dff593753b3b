package io.postrider.integrations.exports;

import jakarta.annotation.PreDestroy;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The one store exports go to, as the settings say. */
@Component
class Destination {

    private final ExportStore store;

    @Autowired
    Destination(ExportSettings folder, S3Settings bucket) {
        this(chosen(folder, bucket));
    }

    Destination(ExportStore store) {
        this.store = store;
    }

    private static ExportStore chosen(ExportSettings folder, S3Settings bucket) {
        if (bucket.wanted() && folder.folder().isPresent()) {
            throw new IllegalArgumentException("Exports go to postrider.exports.directory or to a bucket, not to both");
        }
        return bucket.wanted()
                ? new S3Store(bucket)
                : folder.folder().map(FolderStore::new).orElse(null);
    }

    /** Empty: nothing is exported. */
    Optional<ExportStore> store() {
        return Optional.ofNullable(store);
    }

    @PreDestroy
    void close() {
        if (store instanceof S3Store s3) {
            s3.close();
        }
    }
}
