package dev.selvedge.samples.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * A PostgreSQL behind a few connections, whose statements end when the thread that waits for them
 * is interrupted. JDBC does not know of interrupts: a platform thread goes on waiting, and a
 * virtual one loses its connection while the statement goes on in the server. This one has another
 * thread wait for the server, tells the server to cancel, and keeps the connection.
 */
public final class Database implements AutoCloseable {
  private static final long CONNECTION_MILLIS = 5_000;
  private static final long CANCEL_MILLIS = 100;
  private static final int MOST_QUESTIONS = 5;

  private final HikariDataSource pool;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** What is done on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** One that has no more connections than these. */
  public Database(String jdbcUrl, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(CONNECTION_MILLIS);
    // When nobody is there any more who could cancel, the server does.
    config.addDataSourceProperty("options", "-c statement_timeout=30s");
    this.pool = new HikariDataSource(config);
  }

  /**
   * Does it on a connection, each statement by itself.
   *
   * @throws InterruptedException if the caller is interrupted; the statement has been cancelled
   *     then, and the connection can be used by others
   */
  public <T> T call(Work<T> work) throws SQLException, InterruptedException {
    try (Connection connection = connection()) {
      Future<T> result = threads.submit(() -> work.on(connection));
      try {
        return result.get();
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      } catch (InterruptedException e) {
        cancel(connection, result);
        if (result.state() == Future.State.SUCCESS) {
          // Too late to cancel it: what has been done is told as done.
          Thread.currentThread().interrupt();
          return result.resultNow();
        }
        throw e;
      }
    }
  }

  /** Does it on a connection, all or nothing: what fails or is interrupted has done nothing. */
  public <T> T inTransaction(Work<T> work) throws SQLException, InterruptedException {
    return call(
        connection -> {
          // The pool sets it back.
          connection.setAutoCommit(false);
          try {
            T result = work.on(connection);
            connection.commit();
            return result;
          } catch (Throwable e) {
            rollBack(connection, e);
            throw e;
          }
        });
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private Connection connection() throws SQLException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      throw e;
    }
  }

  /** Returns when the work has ended, unless the server cannot be told or somebody insists. */
  private void cancel(Connection connection, Future<?> work) throws SQLException {
    try {
      do {
        // If there is no statement yet, or another one by now, it is for the next time.
        connection.unwrap(PGConnection.class).cancelQuery();
      } while (!isOver(work));
      settle(connection);
    } catch (SQLException | InterruptedException e) {
      connection.abort(Runnable::run);
      pool.evictConnection(connection);
    }
  }

  /**
   * Asks the server something, and gets the answer to that. A request to cancel takes its own way
   * to the server and is for whatever runs when it arrives: if it is late, it is for this question
   * and not for one of whoever has the connection next.
   */
  private static void settle(Connection connection) throws SQLException {
    for (int tries = 0; tries < MOST_QUESTIONS; tries++) {
      int question = ThreadLocalRandom.current().nextInt();
      try (PreparedStatement ask = connection.prepareStatement("select ?::integer")) {
        ask.setInt(1, question);
        try (ResultSet answer = ask.executeQuery()) {
          if (!answer.next() || answer.getInt(1) != question) {
            throw new SQLException("the answer is to another question");
          }
        }
        endTransaction(connection);
        return;
      } catch (PSQLException e) {
        if (!PSQLState.QUERY_CANCELED.getState().equals(e.getSQLState())) {
          throw e;
        }
        endTransaction(connection);
      }
    }
    throw new SQLException("the question is cancelled again and again");
  }

  /** The question was asked in one, if the work was done in one. */
  private static void endTransaction(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  private static boolean isOver(Future<?> work) throws InterruptedException {
    try {
      var _ = work.get(CANCEL_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static SQLException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case SQLException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> new SQLException(cause);
    };
  }

  /** Waits for what is under way, and gives the connections back. */
  @Override
  public void close() {
    threads.close();
    pool.close();
  }
}
