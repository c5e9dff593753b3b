package io.postrider.delivery.doors;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail that comes to the listener. */
final class ReturnHandler implements MessageHandler {

    static final String DOOR = "return-path";

    private static final Logger LOG = LoggerFactory.getLogger(ReturnHandler.class);

    private final Intake intake;
    private final ReturnMeters meters;
    private final int maxBytes;
    private final List<String> recipients = new ArrayList<>();

    ReturnHandler(Intake intake, ReturnMeters meters, int maxBytes) {
        this.intake = intake;
        this.meters = meters;
        this.maxBytes = maxBytes;
    }

    @Override
    public void from(String from) {
        // Whoever sends it: the token in the recipient's address is what proves anything.
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        if (intake.genuine(recipient).isEmpty()) {
            meters.forged(DOOR);
            throw new RejectException(550, "5.1.1 There is no such return address");
        }
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        byte[] beginning = data.readNBytes(Intake.LONGEST);
        int size = beginning.length + rest(data, maxBytes - beginning.length);
        if (size > maxBytes) {
            throw tooBig();
        }
        try {
            recipients.forEach(recipient -> intake.take(beginning, size, recipient, DOOR));
            return "2.0.0 Taken";
        } catch (RuntimeException e) {
            LOG.error("Returned mail could not be kept: {}", e.getClass().getName());
            throw new RejectException(451, "4.3.0 It could not be kept, try again later");
        }
    }

    /** Reads to the end without keeping anything. */
    private static int rest(InputStream data, int most) throws IOException, RejectException {
        byte[] buffer = new byte[16_384];
        int total = 0;
        int read = data.read(buffer);
        while (read >= 0) {
            total += read;
            if (total > most) {
                throw tooBig();
            }
            read = data.read(buffer);
        }
        return total;
    }

    private static RejectException tooBig() {
        return new RejectException(552, "5.3.4 Message too big");
    }

    @Override
    public void done() {
        recipients.clear();
    }
}
