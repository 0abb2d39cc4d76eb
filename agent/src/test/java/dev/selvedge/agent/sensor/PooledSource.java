package dev.selvedge.agent.sensor;

import java.io.PrintWriter;
import java.sql.Connection;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool's class for a type of JDBC, which runs an action whatever is called. */
class PooledSource implements DataSource {

  private final Runnable action;

  PooledSource(Runnable action) {
    this.action = action;
  }

  void warmUp() {
    action.run();
  }

  @Override
  public @Nullable Connection getConnection() {
    action.run();
    return null;
  }

  @Override
  public @Nullable Connection getConnection(String user, String password) {
    return getConnection();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    action.run();
    return false;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PrintWriter getLogWriter() {
    throw new UnsupportedOperationException();
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
  public Logger getParentLogger() {
    throw new UnsupportedOperationException();
  }
}
