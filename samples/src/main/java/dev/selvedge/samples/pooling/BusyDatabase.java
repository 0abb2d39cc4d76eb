package dev.selvedge.samples.pooling;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps a database from placing orders as long as it is open: somebody else has locked the table.
 * Meanwhile it can be seen who waits for that, as the database sees it.
 */
final class BusyDatabase implements AutoCloseable {
  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
  private static final String CONNECTIONS =
      "select count(*) from pg_stat_activity where application_name = 'orders'";

  private final Connection lock;
  // What is seen in a transaction does not change until it ends, hence another one.
  private final Connection monitor;

  private BusyDatabase(Connection lock, Connection monitor) {
    this.lock = lock;
    this.monitor = monitor;
  }

  /** Makes it busy. */
  static BusyDatabase keep(String jdbcUrl) throws SQLException {
    Connection lock = DriverManager.getConnection(jdbcUrl);
    BusyDatabase busy = new BusyDatabase(lock, DriverManager.getConnection(jdbcUrl));
    lock.setAutoCommit(false);
    try (Statement statement = lock.createStatement()) {
      statement.execute("lock table customer_order in access exclusive mode");
    }
    return busy;
  }

  /** How many connections wait for the table. */
  int waiting() throws SQLException {
    return count(WAITING);
  }

  /** How many connections of pools of orders there are, whatever they do. */
  int pooled() throws SQLException {
    return count(CONNECTIONS);
  }

  private int count(String query) throws SQLException {
    try (Statement statement = monitor.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return count.getInt(1);
    }
  }

  /** Lets it go on. */
  @Override
  public void close() throws SQLException {
    lock.close();
    monitor.close();
  }
}
