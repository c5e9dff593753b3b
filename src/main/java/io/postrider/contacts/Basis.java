package io.postrider.contacts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The legal basis on which somebody is written to (GDPR art. 6(1); ePrivacy directive art. 13). */
public enum Basis {
    /** She said yes herself. */
    CONSENT,
    /** She bought something and did not object: mail about similar products ("soft opt-in"), where and as long as her country allows. */
    EXISTING_CUSTOMER,
    /** The mail is part of what she ordered. */
    CONTRACT;

    /** Empty for what is none. */
    public static Optional<Basis> parse(String text) {
        return Arrays.stream(values())
                .filter(basis -> basis.toString().equals(text))
                .findFirst();
    }

    /** As it stands on the wire: {@code consent}, {@code existing-customer}, {@code contract}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
