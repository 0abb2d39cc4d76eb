package dev.selvedge.samples.shop;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders in the database, and the audit that says who ordered what. Blocks. */
final class Orders {
  private static final String INSERT =
      "insert into customer_order (customer, sku, quantity) values (?, ?, ?) returning id";
  private static final String AUDIT = "insert into audit (customer_order, note) values (?, ?)";
  private static final String INSERT_AUDITED =
      """
      with placed as (
        insert into customer_order (customer, sku, quantity) values (?, ?, ?) returning id
      ), audited as (
        insert into audit (customer_order, note) select id, ? from placed
      )
      select id from placed
      """;

  /** The SQL state of a row that refers to one that is not there. */
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final JdbcClient jdbc;

  Orders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether the database answers. Asked once at the start, it also has the classes initialised that
   * the first orders would wait for at the same time, each on a carrier of its own.
   */
  boolean answers() {
    try {
      return jdbc.sql("SELECT ? + 0").params(1L).query(Long.class).single() == 1;
    } catch (DataAccessException e) {
      return false;
    }
  }

  /**
   * Stores an order and its entry in the audit, both or neither.
   *
   * @return its number
   * @throws RequestFailure if there is no such customer, or the order cannot be audited
   */
  long insertAudited(Order order) {
    try {
      return jdbc.sql(INSERT_AUDITED)
          .params(order.customer(), order.sku(), order.quantity(), note(order))
          .query(Long.class)
          .single();
    } catch (DataIntegrityViolationException e) {
      throw refusal(e);
    }
  }

  /** Stores an order, and returns its number. */
  long insert(Order order) {
    try {
      return jdbc.sql(INSERT)
          .params(order.customer(), order.sku(), order.quantity())
          .query(Long.class)
          .single();
    } catch (DataIntegrityViolationException e) {
      throw refusal(e);
    }
  }

  /** Stores the entry of an order in the audit. */
  void audit(long id, Order order) {
    try {
      jdbc.sql(AUDIT).params(id, note(order)).update();
    } catch (DataIntegrityViolationException e) {
      throw refusal(e);
    }
  }

  private static String note(Order order) {
    return order.quantity() + " x " + order.sku() + " for customer " + order.customer();
  }

  private static RequestFailure refusal(DataIntegrityViolationException e) {
    boolean unknown =
        e.getRootCause() instanceof SQLException cause
            && FOREIGN_KEY_VIOLATION.equals(cause.getSQLState());
    return RequestFailure.badRequest(unknown ? "no such customer" : "the order cannot be audited");
  }
}
