package io.postrider.segments.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * When a rule is asked, and of how many.
 *
 * @param zone where a day begins
 * @param everybody whether all contacts are asked about: then what they did is counted once over all of them, instead of for each
 */
record Scope(Instant now, ZoneId zone, boolean everybody, Json json) {

    /** The contact asked about. */
    static final Field<UUID> CONTACT = DSL.field(DSL.name("c", "id"), SQLDataType.UUID);

    static Field<OffsetDateTime> at(Instant moment) {
        return DSL.val(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    static Field<OffsetDateTime> moment(String table, String column) {
        return DSL.field(DSL.name(table, column), SQLDataType.TIMESTAMPWITHTIMEZONE(6));
    }

    static Field<String> text(String table, String column) {
        return DSL.field(DSL.name(table, column), SQLDataType.VARCHAR);
    }

    static Field<UUID> id(String table, String column) {
        return DSL.field(DSL.name(table, column), SQLDataType.UUID);
    }

    LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
