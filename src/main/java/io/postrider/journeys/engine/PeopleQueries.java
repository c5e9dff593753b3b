package io.postrider.journeys.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.operaton.bpm.engine.identity.Group;
import org.operaton.bpm.engine.identity.Tenant;
import org.operaton.bpm.engine.identity.User;
import org.operaton.bpm.engine.impl.GroupQueryImpl;
import org.operaton.bpm.engine.impl.Page;
import org.operaton.bpm.engine.impl.TenantQueryImpl;
import org.operaton.bpm.engine.impl.UserQueryImpl;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;

/** The engine's questions about people, answered from the few there are. */
final class PeopleQueries {

    private PeopleQueries() {}

    private static <T> List<T> page(Stream<T> all, Page page) {
        return page == null
                ? all.toList()
                : all.skip(page.getFirstResult()).limit(page.getMaxResults()).toList();
    }

    private static boolean like(String pattern, String value) {
        return pattern == null
                || value.toLowerCase().contains(pattern.toLowerCase().replace("%", ""));
    }

    private static boolean among(String one, String[] several, String value) {
        return (one == null || one.equals(value))
                && (several == null || Arrays.asList(several).contains(value));
    }

    /** Users by id, name and group. */
    static final class OfUsers extends UserQueryImpl {

        private final transient PeopleDirectory people;

        OfUsers(PeopleDirectory people) {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
            this.people = people;
        }

        private Stream<User> matching() {
            boolean nobody = tenantId != null || email != null;
            return people.people()
                    .filter(user -> !nobody && among(id, ids, user.getId()))
                    .filter(user -> firstName == null || firstName.equals(user.getFirstName()))
                    .filter(user -> like(firstNameLike, user.getFirstName()))
                    .filter(user -> groupId == null || people.isIn(user.getId(), groupId));
        }

        @Override
        public long executeCount(CommandContext context) {
            return matching().count();
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return page(matching(), page);
        }
    }

    /** Roles by id, name and member. */
    static final class OfGroups extends GroupQueryImpl {

        private final transient PeopleDirectory people;

        OfGroups(PeopleDirectory people) {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
            this.people = people;
        }

        private Stream<Group> matching() {
            return people.groups()
                    .filter(group -> tenantId == null && among(id, ids, group.getId()))
                    .filter(group -> (name == null || name.equals(group.getName())) && like(nameLike, group.getName()))
                    .filter(group -> type == null || type.equals(group.getType()))
                    .filter(group -> userId == null || people.isIn(userId, group.getId()));
        }

        @Override
        public long executeCount(CommandContext context) {
            return matching().count();
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return page(matching(), page);
        }
    }

    /** There is one workspace: no tenants. */
    static final class OfTenants extends TenantQueryImpl {

        OfTenants() {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
        }

        @Override
        public long executeCount(CommandContext context) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return List.of();
        }
    }
}
