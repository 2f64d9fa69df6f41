package dev.tuppence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Lets a test change statements on their way to the database, to see who notices. Connections that are asked of the driver
 * manager meanwhile are affected, those of a pool are not.
 */
public final class RewrittenSql extends Driver {

    private static @Nullable RewrittenSql current;

    private final UnaryOperator<String> change;

    private RewrittenSql(UnaryOperator<String> change) {
        this.change = change;
    }

    public static void by(UnaryOperator<String> change) throws SQLException {
        Driver.deregister();
        current = new RewrittenSql(change);
        DriverManager.registerDriver(current);
    }

    public static void not() throws SQLException {
        if (current != null) {
            DriverManager.deregisterDriver(current);
            current = null;
            Driver.register();
        }
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = super.connect(url, properties);
        return (Connection) Proxy.newProxyInstance(
                RewrittenSql.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = change.apply((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
