package io.postrider.integrations.audiences;

import io.postrider.integrations.connections.Reach;
import java.util.List;

/** Where ads are shown: who is in an audience is told as hashes, a page at a time; telling it again changes nothing. */
interface AdPlatform {

    /** How an address is written before it is hashed, as the platform's documentation says. */
    String normalised(String email);

    /**
     * Adds them to the audience, or takes them out.
     *
     * @param hashes SHA-256 in hexadecimal digits, at most 1,000
     * @return how many the platform could not read
     * @throws io.postrider.integrations.connections.Refused when somebody has to mend something first
     * @throws io.postrider.integrations.connections.Later when it is busy
     */
    int tell(Reach reach, List<String> hashes, boolean add);
}
