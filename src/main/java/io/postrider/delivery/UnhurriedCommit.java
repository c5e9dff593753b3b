package io.postrider.delivery;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Lets a transaction end without waiting for the disk, where losing it after a power failure does no harm.
 *
 * <p>PostgreSQL writes its log in order: the next commit that waits, such as that of a claim, waits for all before it too. So
 * nothing is ever built on what may still be lost. Elsewhere nothing changes.
 */
@Component
class UnhurriedCommit {

    private final JdbcClient jdbc;
    private final boolean postgres;

    UnhurriedCommit(DataSource database, JdbcClient jdbc) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, java.sql.DatabaseMetaData::getDatabaseProductName);
        this.jdbc = jdbc;
        this.postgres = DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
    }

    /** For the transaction under way. */
    void choose() {
        if (postgres) {
            jdbc.sql("set local synchronous_commit = off").update();
        }
    }
}
