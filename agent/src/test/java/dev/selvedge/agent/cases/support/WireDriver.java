package dev.selvedge.agent.cases.support;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A driver of JDBC that speaks to an echo server: each call of it that goes to the database takes
 * several round trips. It is a data source, too, which wraps what it gives out as a pool does.
 */
public final class WireDriver implements Driver, DataSource {

  private static final Set<String> REMOTE =
      Set.of("prepareStatement", "commit", "executeQuery", "executeUpdate", "execute", "next");

  private final int port;

  public WireDriver(int port) {
    this.port = port;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.equals("jdbc:wire");
  }

  @Override
  public Connection connect(String url, Properties ignored) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    try {
      Wire wire = new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
      wire.roundTrips(2);
      return wire.proxy(Connection.class);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return Pooled.proxy(Connection.class, connect("jdbc:wire", new Properties()));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties ignored) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public PrintWriter getLogWriter() {
    return new PrintWriter(Writer.nullWriter());
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** The connection to the server, and what is made of it. */
  private static final class Wire implements InvocationHandler {
    private final DataInputStream in;
    private final DataOutputStream out;

    Wire(Socket socket) throws IOException {
      in = new DataInputStream(socket.getInputStream());
      out = new DataOutputStream(socket.getOutputStream());
      in.readNBytes(14); // its greeting
    }

    void roundTrips(int count) throws IOException {
      for (int i = 0; i < count; i++) {
        out.writeInt(i);
        out.flush();
        in.readInt();
      }
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      if (REMOTE.contains(method.getName())) {
        roundTrips(3);
      }
      Class<?> result = method.getReturnType();
      if (result == PreparedStatement.class || result == ResultSet.class) {
        return proxy(result);
      }
      return nothing(result);
    }

    private static Object nothing(Class<?> type) {
      if (type == boolean.class) {
        return false;
      }
      return type == int.class ? 0 : null;
    }

    <T> T proxy(Class<T> type) {
      Object made =
          Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {type}, this);
      return type.cast(made);
    }
  }

  /** What a pool puts around what it gets from the driver. */
  private record Pooled(Object inner) implements InvocationHandler {

    static <T> T proxy(Class<T> type, Object inner) {
      ClassLoader loader = Pooled.class.getClassLoader();
      Object made = Proxy.newProxyInstance(loader, new Class<?>[] {type}, new Pooled(inner));
      return type.cast(made);
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      try {
        Object result = method.invoke(inner, arguments);
        Class<?> type = method.getReturnType();
        return type == PreparedStatement.class ? proxy(type, result) : result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
