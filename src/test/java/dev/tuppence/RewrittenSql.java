package dev.tuppence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Lets a test change statements on their way to the database, to see who notices. */
public final class RewrittenSql extends DelegatingDataSource {

    private static volatile UnaryOperator<String> rewriting = UnaryOperator.identity();

    RewrittenSql(DataSource database) {
        super(database);
    }

    /** Statements prepared from now on are changed. */
    public static void by(UnaryOperator<String> change) {
        rewriting = change;
    }

    public static void not() {
        rewriting = UnaryOperator.identity();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                RewrittenSql.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = rewriting.apply((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
