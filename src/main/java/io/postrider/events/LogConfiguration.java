package io.postrider.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Picks how the log is written and read on the database in use. */
@Configuration
class LogConfiguration {

    @Bean
    CommitHorizon commitHorizon(DataSource database, JdbcClient jdbc) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, java.sql.DatabaseMetaData::getDatabaseProductName);
        return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL
                ? new PostgresHorizon(jdbc)
                : new H2Horizon(jdbc);
    }

    @Bean
    LogWriter logWriter(CommitHorizon horizon, JdbcClient jdbc, ObjectMapper mapper) {
        return horizon instanceof H2Horizon h2 ? new H2LogWriter(jdbc, h2) : new PostgresLogWriter(jdbc, mapper);
    }

    @Bean
    LogMonths logMonths(CommitHorizon horizon, JdbcClient jdbc, TransactionTemplate transaction) {
        return horizon instanceof PostgresHorizon ? new PostgresMonths(jdbc, transaction) : LogMonths.NONE;
    }
}
