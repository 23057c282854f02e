// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.naming.Context;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.store.DatabasePlace.InContainer;

/** A {@code DataSource} of the container, here under a name of {@link TestNames}. */
class ContainerPoolTest {
    private static final String NAME = "jdbc/login";
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(2);
    private static final DatabaseSettings SETTINGS =
            new DatabaseSettings(new InContainer(NAME), 1, Duration.ofSeconds(1), QUERY_TIMEOUT);

    private final JdbcDataSource h2 = new JdbcDataSource();

    @BeforeEach
    void nameFactory() {
        h2.setURL("jdbc:h2:mem:container" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, TestNames.class.getName());
    }

    @AfterEach
    void forgetNames() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        TestNames.NAMED.clear();
    }

    @Test
    void opensTheDatabaseThatTheContainerHas() {
        TestNames.NAMED.put(NAME, h2);

        try (Database database = Database.open(SETTINGS)) {
            assertThat(database.answers()).isTrue();
            assertThat(new SqlRefreshTokens(database, () -> {}).find("any")).isEmpty();
        }
        try (Database again = Database.open(SETTINGS)) {
            assertThat(again.answers())
                    .as("closing it does not close what is the container's")
                    .isTrue();
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Database.open(SETTINGS))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(NAME)
                .hasMessageContaining("is not there");
    }

    @Test
    void saysWhatIsNoDataSource() {
        TestNames.NAMED.put(NAME, "a text");

        assertThatThrownBy(() -> Database.open(SETTINGS))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(NAME)
                .hasMessageContaining("is no DataSource");
    }

    @Test
    void givesBackAConnectionAsItWas() throws Exception {
        TestNames.NAMED.put(NAME, h2);
        ContainerPool pool = pool();

        Connection connection = pool.take();
        assertThat(connection.getAutoCommit()).isFalse();
        pool.giveBack(connection);

        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void limitsHowLongADriverWaits() throws Exception {
        int[] limit = new int[1];
        TestNames.NAMED.put(NAME, source(millis -> limit[0] = millis));

        pool().take().close();

        assertThat(limit[0]).isEqualTo(QUERY_TIMEOUT.toMillis());
    }

    @Test
    void doesWithoutTheLimitWhereADriverHasNone() throws Exception {
        for (Throwable missing : new Throwable[] {new SQLFeatureNotSupportedException(), new AbstractMethodError()}) {
            TestNames.NAMED.put(NAME, source(millis -> {
                throw missing;
            }));
            pool().take().close();
        }
    }

    @Test
    void closesAConnectionThatIsBroken() throws Exception {
        Connection[] taken = new Connection[1];
        TestNames.NAMED.put(
                NAME,
                source(
                        millis -> {
                            throw new SQLException("broken", "08006");
                        },
                        taken));

        assertThatThrownBy(() -> pool().take()).isInstanceOf(SQLException.class);

        assertThat(taken[0].isClosed()).isTrue();
    }

    @Test
    void isUnavailableWhileTheContainerHasNoConnection() {
        TestNames.NAMED.put(NAME, h2);
        try (Database database = Database.open(SETTINGS)) {
            h2.setURL("jdbc:h2:mem:gone" + System.identityHashCode(this) + ";IFEXISTS=TRUE");

            assertThat(database.answers()).isFalse();
            assertThatThrownBy(() -> new SqlRefreshTokens(database, () -> {}).find("any"))
                    .isInstanceOf(UnavailableException.class);

            h2.setURL("jdbc:h2:mem:container" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
            assertThat(database.answers()).as("back without a restart").isTrue();
        }
    }

    private static ContainerPool pool() {
        return ContainerPool.lookUp(new InContainer(NAME), QUERY_TIMEOUT);
    }

    private interface Limiter {
        void limit(int millis) throws Throwable;
    }

    /** Connections of H2 whose {@code setNetworkTimeout} does as {@code limiter} does. The last that was taken is in {@code taken}. */
    private DataSource source(Limiter limiter, Connection... taken) {
        return proxy(DataSource.class, (method, arguments) -> {
            Connection real = (Connection) requireNonNull(call(h2, method, arguments));
            Connection limited = proxy(Connection.class, (each, values) -> {
                if (each.getName().equals("setNetworkTimeout")) {
                    limiter.limit((Integer) values[1]);
                    return null;
                }
                return call(real, each, values);
            });
            if (taken.length > 0) {
                taken[0] = limited;
            }
            return limited;
        });
    }

    private interface Handler {
        @Nullable
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> handler.handle(method, arguments)));
    }

    private static @Nullable Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
