package io.postrider.delivery.doors;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.angus.mail.pop3.POP3Message;

/** The first bytes of a mail in a mailbox; of a large one no more is fetched. */
final class Beginning {

    /** Lines of a large mail that POP3 is asked for; a bounce says what it has to say in far fewer. */
    private static final int LINES = 10_000;

    private Beginning() {}

    static byte[] of(Message message) throws MessagingException, IOException {
        if (message instanceof POP3Message pop && pop.getSize() > Intake.LONGEST) {
            try (InputStream top = pop.top(LINES)) {
                return top.readNBytes(Intake.LONGEST);
            }
        }
        Bounded bounded = new Bounded();
        try {
            message.writeTo(bounded);
        } catch (Enough reached) {
            // The rest is the mail that is returned.
        }
        return bounded.bytes.toByteArray();
    }

    /** The limit is reached. */
    private static final class Enough extends IOException {}

    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            int room = Math.min(length, Intake.LONGEST - bytes.size());
            bytes.write(buffer, from, room);
            if (room < length) {
                throw new Enough();
            }
        }
    }
}
