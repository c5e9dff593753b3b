package io.postrider.contacts;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** How each database holds a contact's row until the end of the transaction. */
@Component
public class RowLock {

    private final boolean postgresql;

    RowLock(DataSource database) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, java.sql.DatabaseMetaData::getDatabaseProductName);
        this.postgresql = DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
    }

    /** For decisions about her: others wait, but may still log events (those only need her to go on existing). */
    public String forChange() {
        return postgresql ? "for no key update" : "for update";
    }
}
