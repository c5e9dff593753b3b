package io.postrider.integrations.exports;

import io.postrider.integrations.exports.RunTable.Counts;
import org.springframework.stereotype.Component;

/** The three kinds of files of an export. */
@Component
class Parts {

    private final ContactPart contacts;
    private final EventPart events;
    private final FileTable files;
    private final ExportSettings settings;

    Parts(ContactPart contacts, EventPart events, FileTable files, ExportSettings settings) {
        this.contacts = contacts;
        this.events = events;
        this.files = files;
        this.settings = settings;
    }

    /** All of them in the store. @throws NotStored when one is not */
    Counts write(Job job) {
        long largest = settings.fileSize().toBytes();
        try (Lines people = new Lines("contacts", job, files, largest);
                Lines all = new Lines("events", job, files, largest);
                Lines results = new Lines("results", job, files, largest)) {
            long gone = contacts.write(job, people);
            people.finish();
            events.write(job, all, results);
            all.finish();
            results.finish();
            return new Counts(people.count() - gone, gone, all.count(), results.count());
        }
    }
}
