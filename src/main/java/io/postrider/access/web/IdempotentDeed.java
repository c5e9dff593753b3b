package io.postrider.access.web;

import io.postrider.access.web.IdempotencyTable.Answered;
import io.postrider.access.web.IdempotencyTable.Key;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** One transaction around a key, what is done under it, and what is answered. */
@Component
class IdempotentDeed {

    /** What fits into the column; a longer answer is given, but not kept. */
    private static final int LONGEST = 1_000_000;

    /** What is to be done. */
    interface Deed {
        void run() throws ServletException, IOException;
    }

    /** The key was used before. */
    static final class DoneBefore extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final IdempotencyTable table;

    IdempotentDeed(IdempotencyTable table) {
        this.table = table;
    }

    @Transactional(rollbackFor = Exception.class)
    public void doOnce(Key key, String fingerprint, ContentCachingResponseWrapper answer, Deed deed)
            throws ServletException, IOException {
        try {
            table.take(key, fingerprint);
        } catch (DuplicateKeyException taken) {
            throw new DoneBefore();
        }
        deed.run();
        String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        boolean done = answer.getStatus() >= 200 && answer.getStatus() < 300;
        if (done && body.length() <= LONGEST) {
            table.keep(
                    key,
                    new Answered(
                            fingerprint,
                            answer.getStatus(),
                            answer.getContentType(),
                            answer.getHeader("Location"),
                            body));
        } else if (!done) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
    }
}
