package io.postrider.journeys.engine;

import io.postrider.access.Role;
import io.postrider.access.Users;
import java.util.Locale;
import java.util.stream.Stream;
import org.operaton.bpm.engine.identity.Group;
import org.operaton.bpm.engine.identity.GroupQuery;
import org.operaton.bpm.engine.identity.NativeUserQuery;
import org.operaton.bpm.engine.identity.Tenant;
import org.operaton.bpm.engine.identity.TenantQuery;
import org.operaton.bpm.engine.identity.User;
import org.operaton.bpm.engine.identity.UserQuery;
import org.operaton.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.GroupEntity;
import org.operaton.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The people of the console as the engine's web applications see them; roles are their groups.
 *
 * <p>It can only be read: nobody becomes a user, or an administrator, by way of the engine.
 */
class PeopleDirectory implements ReadOnlyIdentityProvider {

    private final Users users;

    PeopleDirectory(Users users) {
        this.users = users;
    }

    Stream<User> people() {
        return users.all().stream().map(PeopleDirectory::person);
    }

    Stream<Group> groups() {
        return Stream.of(Role.values()).map(PeopleDirectory::group);
    }

    boolean isIn(String user, String group) {
        return users.find(user).stream().flatMap(it -> it.roles().stream()).anyMatch(role -> key(role)
                .equals(group));
    }

    private static User person(Users.User user) {
        UserEntity person = new UserEntity(user.name());
        person.setFirstName(user.name());
        // Cockpit would write "null".
        person.setLastName("");
        return person;
    }

    private static Group group(Role role) {
        GroupEntity group = new GroupEntity(key(role));
        group.setName(key(role));
        group.setType("WORKFLOW");
        return group;
    }

    private static String key(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public User findUserById(String id) {
        return users.find(id).map(PeopleDirectory::person).orElse(null);
    }

    @Override
    public Group findGroupById(String id) {
        return groups().filter(group -> group.getId().equals(id)).findFirst().orElse(null);
    }

    @Override
    public Tenant findTenantById(String id) {
        return null;
    }

    @Override
    public boolean checkPassword(String id, String password) {
        return password != null && users.passwordMatches(id, password);
    }

    @Override
    public UserQuery createUserQuery() {
        return new PeopleQueries.OfUsers(this);
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new PeopleQueries.OfUsers(this);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new UnsupportedOperationException("People are not in the engine's tables");
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new PeopleQueries.OfGroups(this);
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new PeopleQueries.OfGroups(this);
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new PeopleQueries.OfTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new PeopleQueries.OfTenants();
    }

    @Override
    public void flush() {
        // Nothing is ever written.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    /** Opens it for each engine command. */
    static final class Factory implements org.operaton.bpm.engine.impl.interceptor.SessionFactory {

        private final Users users;

        Factory(Users users) {
            this.users = users;
        }

        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public PeopleDirectory openSession() {
            return new PeopleDirectory(users);
        }
    }
}
