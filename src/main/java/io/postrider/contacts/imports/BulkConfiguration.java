package io.postrider.contacts.imports;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Which way of writing many rows this database has. */
@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

    @Bean
    BulkInsert bulkInsert(JdbcTemplate jdbc, DataSource database) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, java.sql.DatabaseMetaData::getDatabaseProductName);
        return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL
                ? new CopyInsert(jdbc)
                : new BatchInsert(jdbc);
    }
}
