package io.postrider.delivery.dkim;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Why a key cannot be made, used or removed. */
public class DkimKeyRefused extends Problem {

    private DkimKeyRefused(HttpStatus status, String name, String detail) {
        super(status, name, detail);
    }

    public static DkimKeyRefused invalid(String detail) {
        return new DkimKeyRefused(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-dkim-key", detail);
    }

    public static DkimKeyRefused unknown() {
        return new DkimKeyRefused(HttpStatus.NOT_FOUND, "dkim-key-not-found", "There is no DKIM key of this id.");
    }

    static DkimKeyRefused selectorTaken(DkimKey key) {
        return new DkimKeyRefused(
                HttpStatus.CONFLICT,
                "dkim-selector-taken",
                key.domain() + " has a key with the selector " + key.selector() + " already.");
    }

    static DkimKeyRefused notPublished(DkimKey key, Publication publication) {
        return new DkimKeyRefused(
                HttpStatus.CONFLICT,
                "dkim-key-not-published",
                publication.sentence() + " Publish at " + key.recordName() + " the TXT record \"" + key.recordValue()
                        + "\", or give a reason to activate the key without it.");
    }

    static DkimKeyRefused unreadable(DkimKey key) {
        return new DkimKeyRefused(
                HttpStatus.CONFLICT, "dkim-key-unreadable", DkimSignatures.unreadable(key.domain(), key.selector()));
    }

    static DkimKeyRefused active() {
        return new DkimKeyRefused(
                HttpStatus.CONFLICT,
                "dkim-key-active",
                "This key signs the mail of its domain; activate another one or retire it first.");
    }
}
