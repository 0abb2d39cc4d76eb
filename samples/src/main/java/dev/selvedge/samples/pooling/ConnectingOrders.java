package dev.selvedge.samples.pooling;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;

/**
 * Places orders, each on a connection of its own: opening it takes longer than the work, and with
 * enough callers the database has no more. {@link PooledOrders} has a few that all share.
 */
public final class ConnectingOrders {
  private static final String PLACE =
      "insert into customer_order (customer, sku, quantity) values (?, ?, ?) returning id";

  private final String jdbcUrl;

  /** One that connects to this database. */
  public ConnectingOrders(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** Places several orders at once, and returns their numbers. */
  public List<Long> placeAll(List<Order> orders) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Long>allSuccessfulOrThrow())) {
      for (Order order : orders) {
        scope.fork(() -> place(order)); // FINDING: UnboundedFanOut
      }
      return scope.join().map(Subtask::get).toList();
    }
  }

  private long place(Order order) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement insert = connection.prepareStatement(PLACE)) {
      insert.setLong(1, order.customer());
      insert.setString(2, order.sku());
      insert.setInt(3, order.quantity());
      try (ResultSet placed = insert.executeQuery()) {
        placed.next();
        return placed.getLong(1);
      }
    }
  }
}
