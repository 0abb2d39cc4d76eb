package dev.selvedge.samples.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.StructuredTaskScope.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A library: it asks its database several things at once, changes several things as one, and takes
 * no longer than its limit for either.
 */
public final class Library {
  private static final String NAME = "select name from member where id = ?";
  private static final String LOANS =
      "select title from loan join book on book.id = loan.book where member = ? order by title";
  private static final String RESERVATIONS =
      "select title from reservation join book on book.id = reservation.book"
          + " where member = ? order by title";
  private static final String TAKE =
      "update book set available = available - 1 where id = ? and available > 0";
  private static final String LEND = "insert into loan (member, book) values (?, ?)";
  private static final String DONE = "delete from reservation where member = ? and book = ?";

  private final Database database;
  private final Duration limit;

  /** What there is to know about a member. */
  public record Overview(String name, List<String> loans, List<String> reservations) {}

  /** One that takes at most so long for anything. */
  public Library(Database database, Duration limit) {
    this.database = database;
    this.limit = limit;
  }

  /**
   * All about a member, by three queries at once.
   *
   * @throws TimeoutException if it takes too long; nobody works at it any more then, in the server
   *     neither
   * @throws FailedException as soon as one query fails, with the reason as its cause; that is a
   *     {@link NoSuchElementException} if there is no such member
   */
  public Overview overview(long member) throws InterruptedException {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.awaitAllSuccessfulOrThrow(), config -> config.withTimeout(limit))) {
      Subtask<String> name = scope.fork(() -> database.call(on -> name(on, member)));
      Subtask<List<String>> loans =
          scope.fork(() -> database.call(on -> titles(on, LOANS, member)));
      Subtask<List<String>> reservations =
          scope.fork(() -> database.call(on -> titles(on, RESERVATIONS, member)));
      scope.join();
      return new Overview(name.get(), loans.get(), reservations.get());
    }
  }

  /**
   * Lends a book to a member, who has not reserved it any more then.
   *
   * @return whether there was one
   * @throws TimeoutException if it takes too long; nothing has been changed then
   * @throws FailedException if it fails, with the reason as its cause; nothing has been changed
   * @throws InterruptedException if the caller is interrupted; nothing has been changed then
   */
  public boolean lend(long member, long book) throws InterruptedException {
    AtomicReference<@Nullable Boolean> lent = new AtomicReference<>();
    try (var scope =
        StructuredTaskScope.open(
            Joiner.awaitAllSuccessfulOrThrow(), config -> config.withTimeout(limit))) {
      scope.fork(
          () -> {
            boolean done = database.inTransaction(on -> lend(on, member, book));
            lent.set(done);
            return done;
          });
      scope.join();
    } catch (TimeoutException | InterruptedException e) {
      // The scope is closed, and nobody works at it any more: what was too late to be cancelled
      // has been done, though the scope does not tell.
      if (lent.get() == null) {
        throw e;
      }
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
    return Boolean.TRUE.equals(lent.get());
  }

  private static boolean lend(Connection on, long member, long book) throws SQLException {
    // Whoever wants the same book waits here until this one is committed.
    if (update(on, TAKE, book) == 0) {
      return false;
    }
    update(on, LEND, member, book);
    update(on, DONE, member, book);
    return true;
  }

  private static String name(Connection on, long member) throws SQLException {
    try (PreparedStatement query = on.prepareStatement(NAME)) {
      query.setLong(1, member);
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          throw new NoSuchElementException("no member " + member);
        }
        return found.getString(1);
      }
    }
  }

  private static List<String> titles(Connection on, String sql, long member) throws SQLException {
    try (PreparedStatement query = on.prepareStatement(sql)) {
      query.setLong(1, member);
      try (ResultSet found = query.executeQuery()) {
        List<String> titles = new ArrayList<>();
        while (found.next()) {
          titles.add(found.getString(1));
        }
        return titles;
      }
    }
  }

  private static int update(Connection on, String sql, long... parameters) throws SQLException {
    try (PreparedStatement statement = on.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setLong(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }
}
