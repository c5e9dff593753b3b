package io.postrider.segments.rules;

import io.postrider.events.ReportingDays;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.SelectField;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.postgresql.PGStatement;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Asks the database who is meant by a rule: of a few, of a range, or of all contacts; the meaning is the same. */
@Component
public class RuleQuestions {

    /** More in one list make a statement that takes longer to read than to answer. */
    private static final int MOST_AT_ONCE = 1_000;

    static {
        // It greets in the log otherwise.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final DSLContext sql;
    private final Json json;
    private final JdbcTemplate jdbc;
    private final ReportingDays days;
    private final RuleSettings settings;

    RuleQuestions(DataSource database, ReportingDays days, RuleSettings settings) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName);
        SQLDialect dialect = DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL
                ? SQLDialect.POSTGRES
                : SQLDialect.H2;
        this.sql = DSL.using(dialect, new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER));
        this.json = new Json(dialect);
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setQueryTimeout((int) settings.timeout().toSeconds());
        this.days = days;
        this.settings = settings;
    }

    /** What a rule says of a contact. @param changesAt when that may change although nothing happens; null: never */
    public record Answer(UUID contact, boolean in, Instant changesAt) {}

    /** Of those of these contacts who exist. */
    public List<Answer> about(Rule rule, Collection<UUID> contacts, Instant now) {
        List<UUID> all = List.copyOf(contacts);
        List<Answer> answers = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            answers.addAll(answers(rule, Scope.CONTACT.in(some), now));
        }
        return answers;
    }

    /** Of the contacts after one (null: from the first) up to and with another (null: to the last). */
    public List<Answer> between(Rule rule, UUID after, UUID till, Instant now) {
        Condition range = DSL.trueCondition();
        if (after != null) {
            range = range.and(Scope.CONTACT.gt(after));
        }
        return answers(rule, till == null ? range : range.and(Scope.CONTACT.le(till)), now);
    }

    /** How many contacts are meant. */
    public long count(Rule rule, Instant now) {
        Condition meant = new RuleSql(scope(now, true)).of(rule);
        return overAll(sql.selectCount().from(contacts()).where(meant), (row, number) -> row.getLong(1))
                .get(0);
    }

    /** Some of those who are meant. */
    public List<UUID> sample(Rule rule, int most, Instant now) {
        Condition meant = new RuleSql(scope(now, true)).of(rule);
        return overAll(
                sql.select(Scope.CONTACT).from(contacts()).where(meant).limit(DSL.inline(most)),
                (row, number) -> row.getObject(1, UUID.class));
    }

    private List<Answer> answers(Rule rule, Condition whom, Instant now) {
        Scope scope = scope(now, false);
        List<Hand> hands = Hands.of(rule, scope);
        List<SelectField<?>> fields = new ArrayList<>();
        fields.add(Scope.CONTACT);
        fields.add(DSL.field(new RuleSql(scope).of(rule)).as("meant"));
        for (int i = 0; i < hands.size(); i++) {
            fields.add(hands.get(i).read().as("hand" + i));
        }
        return asked(
                sql.select(fields).from(contacts()).where(whom),
                (row, number) -> new Answer(row.getObject(1, UUID.class), row.getBoolean(2), changesAt(row, hands)));
    }

    private static Instant changesAt(ResultSet row, List<Hand> hands) throws SQLException {
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < hands.size(); i++) {
            Field<?> read = hands.get(i).read();
            Object value = read.getType() == OffsetDateTime.class
                    ? row.getObject(i + 3, OffsetDateTime.class)
                    : row.getString(i + 3);
            moments.add(hands.get(i).of(value));
        }
        return moments.stream().filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
    }

    private <T> List<T> asked(Query query, RowMapper<T> rows) {
        return inTime(
                () -> jdbc.query(query.getSQL(), rows, query.getBindValues().toArray()));
    }

    /**
     * Planned for these very values, every time: a plan for any values knows neither how many months a window reaches nor how many of a
     * million contacts it leaves, and takes twice as long.
     */
    private <T> List<T> overAll(Query query, RowMapper<T> rows) {
        return inTime(() -> jdbc.query(
                query.getSQL(),
                statement -> {
                    if (statement.isWrapperFor(PGStatement.class)) {
                        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
                    }
                    new ArgumentPreparedStatementSetter(query.getBindValues().toArray()).setValues(statement);
                },
                rows));
    }

    private <T> T inTime(Supplier<T> question) {
        try {
            return question.get();
        } catch (QueryTimeoutException e) {
            throw new RuleTookTooLong(settings.timeout().toSeconds());
        } catch (DataAccessException e) {
            // PostgreSQL says of a statement that was broken off only that somebody wanted it.
            if (e.getRootCause() instanceof SQLException cause && "57014".equals(cause.getSQLState())) {
                throw new RuleTookTooLong(settings.timeout().toSeconds());
            }
            throw e;
        }
    }

    private Scope scope(Instant now, boolean everybody) {
        return new Scope(now, days.zone(), everybody, json);
    }

    private static org.jooq.Table<?> contacts() {
        return DSL.table(DSL.name("contact")).as("c");
    }
}
