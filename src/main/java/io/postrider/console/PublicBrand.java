package io.postrider.console;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The shop's name as its own people know it, for the head of every public page; templates ask {@code @publicBrand.name()}. */
@Component("publicBrand")
class PublicBrand {

    private final String name;

    PublicBrand(@Value("${postrider.from:Fern & Kettle <hello@fernandkettle.example>}") String from) {
        this.name = nameIn(from);
    }

    public String name() {
        return name;
    }

    /** The name before the address, or the address's domain when there is none. */
    static String nameIn(String from) {
        int address = from.indexOf('<');
        String name =
                address < 0 ? "" : from.substring(0, address).replace("\"", "").strip();
        return name.isEmpty()
                ? from.substring(from.indexOf('@') + 1).replace(">", "").strip()
                : name;
    }
}
