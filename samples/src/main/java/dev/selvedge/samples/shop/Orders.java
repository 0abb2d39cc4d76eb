package dev.selvedge.samples.shop;

import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The orders in the database, and the audit that says who ordered what. Blocks. */
final class Orders {
  private static final String INSERT =
      "insert into customer_order (customer, sku, quantity) values (?, ?, ?) returning id";
  private static final String AUDIT = "insert into audit (customer_order, note) values (?, ?)";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  Orders(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Stores an order and its entry in the audit, both or neither.
   *
   * @return its number
   * @throws RequestFailure if there is no such customer, or the order cannot be audited
   */
  long insertAudited(Order order) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              long id = insert(order);
              audit(id, order);
              return id;
            }));
  }

  /** Stores an order, and returns its number. */
  long insert(Order order) {
    try {
      return jdbc.sql(INSERT)
          .params(order.customer(), order.sku(), order.quantity())
          .query(Long.class)
          .single();
    } catch (DataIntegrityViolationException e) {
      throw RequestFailure.badRequest("no such customer");
    }
  }

  /** Stores the entry of an order in the audit. */
  void audit(long id, Order order) {
    String note = order.quantity() + " x " + order.sku() + " for customer " + order.customer();
    try {
      jdbc.sql(AUDIT).params(id, note).update();
    } catch (DataIntegrityViolationException e) {
      throw RequestFailure.badRequest("the order cannot be audited");
    }
  }
}
