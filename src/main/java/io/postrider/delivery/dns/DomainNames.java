package io.postrider.delivery.dns;

import com.ibm.icu.text.IDNA;
import java.util.Optional;

/** Domain names as DNS and SMTP take them: {@code faß.de} is {@code xn--fa-hia.de}, as browsers and mail programs agree today. */
public final class DomainNames {

    private static final int LONGEST = 253;

    /** UTS 46 without transitional processing, that is IDNA 2008 in practice; it also refuses labels and names that are too long. */
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    private DomainNames() {}

    /** Lower-case ASCII without a final dot, or nothing when this is no name a mail host can have. */
    public static Optional<String> ascii(String domain) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = UTS46.nameToASCII(domain, new StringBuilder(), info);
        boolean usable = !info.hasErrors()
                && !ascii.isEmpty()
                && ascii.length() <= LONGEST
                && ascii.charAt(ascii.length() - 1) != '.';
        return usable ? Optional.of(ascii.toString()) : Optional.empty();
    }
}
