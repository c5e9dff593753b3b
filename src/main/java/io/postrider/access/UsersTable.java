package io.postrider.access;

import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code app_user}. */
@Component
class UsersTable {

    private final JdbcClient jdbc;
    private final MachineTime time;

    UsersTable(JdbcClient jdbc, MachineTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    List<Users.User> all() {
        return jdbc.sql("select name, roles from app_user order by name")
                .query((row, number) -> user(row))
                .list();
    }

    /** All of them, held until the transaction ends. */
    List<Users.User> lockAll() {
        return jdbc.sql("select name, roles from app_user order by name for update")
                .query((row, number) -> user(row))
                .list();
    }

    Optional<Users.User> find(String name) {
        return jdbc.sql("select name, roles from app_user where name = :name")
                .param("name", storable(name))
                .query((row, number) -> user(row))
                .optional();
    }

    Optional<String> passwordHash(String name) {
        return jdbc.sql("select password_hash from app_user where name = :name")
                .param("name", storable(name))
                .query(String.class)
                .optional();
    }

    /** Roles and hash of the password as one text. */
    Optional<String> standing(String name) {
        return jdbc.sql("select roles, password_hash from app_user where name = :name")
                .param("name", storable(name))
                .query((row, number) -> row.getString("roles") + " " + row.getString("password_hash"))
                .optional();
    }

    boolean insert(Users.User user, String hash) {
        try {
            jdbc.sql(
                            """
                    insert into app_user (name, password_hash, roles, created_at)
                    values (:name, :hash, :roles, :at)
                    """)
                    .param("name", user.name())
                    .param("hash", hash)
                    .param("roles", user.roles().stream().map(Role::name).collect(Collectors.joining(",")))
                    .param("at", Timestamps.of(time.now()))
                    .update();
            return true;
        } catch (DuplicateKeyException thereAlready) {
            return false;
        }
    }

    void delete(String name) {
        jdbc.sql("delete from app_user where name = :name").param("name", name).update();
    }

    void updateHash(String name, String hash) {
        jdbc.sql("update app_user set password_hash = :hash where name = :name")
                .param("hash", hash)
                .param("name", name)
                .update();
    }

    /** PostgreSQL cannot even be asked for a text with a NUL in it. */
    private static String storable(String name) {
        return name.indexOf('\0') < 0 ? name : "";
    }

    private static Users.User user(ResultSet row) throws SQLException {
        List<Role> roles = Arrays.stream(row.getString("roles").split(","))
                .map(Role::valueOf)
                .toList();
        return new Users.User(row.getString("name"), roles);
    }
}
