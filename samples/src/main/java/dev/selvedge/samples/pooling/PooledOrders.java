package dev.selvedge.samples.pooling;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;

/**
 * Places orders, each in a transaction of its own, on the connections of a pool: however many
 * callers there are, the database has a few connections, which are opened once. Who has none waits
 * for one, and does not wait for ever.
 */
public final class PooledOrders implements AutoCloseable {
  private static final String PLACE =
      "insert into customer_order (customer, sku, quantity) values (?, ?, ?) returning id";
  private static final String AUDIT = "insert into audit (customer_order, note) values (?, ?)";

  // One for the service, as long as it lives.
  private final HikariDataSource pool;

  /** One with so many connections, of which a caller waits for one at most so long. */
  public PooledOrders(String jdbcUrl, int connections, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("orders");
    config.setJdbcUrl(jdbcUrl);
    config.addDataSourceProperty("ApplicationName", "orders");
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(patience.toMillis());
    config.setConnectionInitSql("set statement_timeout = '10s'");
    config.setAutoCommit(false);
    this.pool = new HikariDataSource(config);
  }

  /**
   * Places an order.
   *
   * @return its number
   * @throws SQLTransientConnectionException if there is no connection in time
   * @throws SQLException if it cannot be placed, or the thread is interrupted; nothing of it is
   *     kept then
   */
  public long place(Order order) throws SQLException {
    // From here to the end of the block nobody else has this connection: nothing is called in
    // between that does not need it.
    try (Connection connection = pool.getConnection()) {
      long id = insert(connection, order);
      audit(connection, id, order);
      connection.commit();
      return id;
    } // The pool rolls back what is not committed.
  }

  /**
   * Places several orders at once, for which the pool is the bound.
   *
   * @return their numbers, in the order of the orders
   * @throws FailedException if one cannot be placed, with the reason as its cause; those that are
   *     not placed by then are given up
   * @throws InterruptedException if the caller is interrupted; the same holds then
   */
  public List<Long> placeAll(List<Order> orders) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Long>allSuccessfulOrThrow())) {
      orders.forEach(order -> scope.fork(() -> place(order)));
      return scope.join().map(Subtask::get).toList();
    }
  }

  private static long insert(Connection connection, Order order) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(PLACE)) {
      insert.setLong(1, order.customer());
      insert.setString(2, order.sku());
      insert.setInt(3, order.quantity());
      try (ResultSet placed = insert.executeQuery()) {
        placed.next();
        return placed.getLong(1);
      }
    }
  }

  private static void audit(Connection connection, long id, Order order) throws SQLException {
    try (PreparedStatement audit = connection.prepareStatement(AUDIT)) {
      audit.setLong(1, id);
      audit.setString(2, order.quantity() + " x " + order.sku());
      audit.executeUpdate();
    }
  }

  /** Closes the connections; orders that are being placed then fail. */
  @Override
  public void close() {
    pool.close();
  }
}
