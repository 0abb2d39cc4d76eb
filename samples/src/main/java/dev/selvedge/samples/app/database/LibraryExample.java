package dev.selvedge.samples.app.database;

import dev.selvedge.samples.support.Postgres;
import dev.selvedge.samples.support.Stopwatch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.TimeoutException;
import org.springframework.core.io.ClassPathResource;

/** Shows {@link Library}: run it, and read. */
public final class LibraryExample {

  private LibraryExample() {}

  /** Asks, lends, and is kept waiting by somebody else's lock. */
  public static void main(String[] args) throws Exception {
    System.out.println("starting PostgreSQL");
    Stopwatch watch = Stopwatch.start();
    try (Postgres postgres =
            Postgres.start(new ClassPathResource("library.sql", LibraryExample.class));
        Database database = new Database(postgres.jdbcUrl(), 4);
        Connection other = DriverManager.getConnection(postgres.jdbcUrl())) {
      System.out.println("it is up" + watch);
      Library library = new Library(database, Duration.ofSeconds(1));
      ask(library);
      lend(library);
      beKeptWaiting(library, other);
    }
  }

  private static void ask(Library library) throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    System.out.println("three queries at once: " + library.overview(1) + watch);
  }

  private static void lend(Library library) throws InterruptedException {
    System.out.println("Ada borrows Dracula: " + library.lend(1, 2));
    System.out.println("so does Grace: " + library.lend(2, 2));
    try {
      library.lend(99, 1);
    } catch (FailedException e) {
      System.out.println("so does nobody: " + e.getCause());
    }
    System.out.println("then: " + library.overview(1));
  }

  private static void beKeptWaiting(Library library, Connection other) throws Exception {
    other.setAutoCommit(false);
    try (Statement lock = other.createStatement()) {
      lock.execute("lock table loan in access exclusive mode");
    }
    Stopwatch watch = Stopwatch.start();
    try {
      library.overview(1);
    } catch (TimeoutException e) {
      System.out.println(
          "somebody has locked the loans: given up"
              + watch
              + "; statements that go on in the server: "
              + waiting(other));
    }
    other.rollback();
    System.out.println("the lock is gone: " + library.overview(1));
  }

  private static int waiting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
      count.next();
      return count.getInt(1);
    }
  }
}
