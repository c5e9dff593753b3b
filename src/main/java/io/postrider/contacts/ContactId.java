package io.postrider.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The name a contact keeps for life inside Postrider; carries nothing personal, so engine and logs may hold it. */
public record ContactId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    @JsonCreator
    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
