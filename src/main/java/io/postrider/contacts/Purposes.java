package io.postrider.contacts;

import io.postrider.access.AuditLog;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What this installation writes mail for, in the words people read when they choose. */
@Component
public class Purposes {

    private static final String KEY = "[a-z][a-z0-9-]{0,59}";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 500;

    private final PurposeTable table;
    private final AuditLog audit;

    Purposes(PurposeTable table, AuditLog audit) {
        this.table = table;
        this.audit = audit;
    }

    /** In the order in which people see them. */
    public List<Purpose> all() {
        return table.all();
    }

    /**
     * Adds one, or changes its words and whether sign-ups confirm it. What needs no consent stays so: nobody makes marketing of service mail.
     *
     * @throws InvalidPurpose when it cannot be so
     */
    @Transactional
    public Purpose put(String key, String name, String description, boolean doubleOptIn, String by) {
        if (key == null || !key.matches(KEY)) {
            throw new InvalidPurpose(
                    "The key is 1 to 60 lower-case letters, digits and hyphens, beginning with a letter.");
        }
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || PlainValues.hasControls(name)) {
            throw new InvalidPurpose("name must be 1 to " + LONGEST_NAME + " characters without control characters.");
        }
        String told = description == null ? "" : description.strip();
        if (told.length() > LONGEST_DESCRIPTION || PlainValues.hasControls(told)) {
            throw new InvalidPurpose(
                    "description must be at most " + LONGEST_DESCRIPTION + " characters without control characters.");
        }
        boolean transactional = table.find(key).map(Purpose::transactional).orElse(false);
        table.put(new Purpose(key, name.strip(), told, transactional, doubleOptIn));
        forgetAtTheEnd();
        audit.record(by, "purpose changed", key);
        return new Purpose(key, name.strip(), told, transactional, doubleOptIn);
    }

    /** What was read before the commit may be kept by others a second longer. */
    private void forgetAtTheEnd() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                table.forget();
            }
        });
    }
}
