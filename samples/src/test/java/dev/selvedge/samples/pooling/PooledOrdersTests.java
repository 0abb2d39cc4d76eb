package dev.selvedge.samples.pooling;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.FanOutLimit;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.demo.ShopDatabase;
import dev.selvedge.samples.demo.TestDatabase;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many callers there are, the database has a few connections; the twin is found. */
@Guarded
@Timeout(60)
class PooledOrdersTests {
  private static final int CALLERS = 50;
  private static final int CONNECTIONS = 10;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static ShopDatabase database;
  private static PooledOrders orders;
  private static ExecutorService callers;

  @BeforeAll
  static void start() throws IOException, SQLException {
    database = TestDatabase.startOrSkip();
    orders = new PooledOrders(database.jdbcUrl(), CONNECTIONS, LONG);
    placeSlowly("slow");
    noteTimeout("patience");
    // One thread initialises the classes of pool and driver, so that no virtual threads wait for
    // each other there, each with its carrier.
    orders.place(new Order(1, "first", 1));
    callers = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() throws IOException {
    if (database != null) {
      callers.close();
      orders.close();
      database.close();
    }
  }

  @Test
  void fiftyCallersHaveTenConnections() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              Future<List<Long>> placed;
              try (BusyDatabase busy = busy()) {
                placed = callers.submit(() -> orders.placeAll(of("tea")));
                await().until(() -> busy.waiting() == CONNECTIONS);
                await().during(Duration.ofMillis(100)).until(() -> busy.pooled() == CONNECTIONS);
              }
              assertThat(placed.get()).doesNotHaveDuplicates().hasSize(CALLERS);
            });

    assertThat(recording).hasNoFindings().hasPeakFanOutAtMost(CONNECTIONS);
    try (BusyDatabase busy = busy()) {
      assertThat(busy.pooled()).isEqualTo(CONNECTIONS);
    }
  }

  @Test
  void whatIsPlacedIsThereInTheOrderOfTheOrders() throws Exception {
    List<Long> ids = orders.placeAll(List.of(new Order(1, "milk-1", 1), new Order(2, "milk-2", 2)));

    assertThat(count("sku = 'milk-1' and customer = 1 and id = " + ids.get(0))).isEqualTo(1);
    assertThat(count("sku = 'milk-2' and customer = 2 and id = " + ids.get(1))).isEqualTo(1);
  }

  @Test
  void ofWhatCannotBePlacedNothingIsKept() {
    String longer = "bread, and so much of it that nobody can note it";

    assertThatThrownBy(() -> orders.placeAll(List.of(new Order(1, longer, 1))))
        .isInstanceOf(FailedException.class)
        .cause()
        .hasMessageContaining("value too long");
    assertThatThrownBy(() -> orders.place(new Order(999, "bread", 1)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("foreign key");
    assertThat(count("sku like 'bread%'")).isZero();
  }

  @Test
  void theDatabaseGivesUpWhatTakesTooLong() throws Exception {
    long id = orders.place(new Order(1, "patience", 1));

    assertThat(count("sku = '10s' and id = " + id)).isEqualTo(1);
  }

  @Test
  void whoeverHasNoConnectionInTimeIsTold() throws Exception {
    try (PooledOrders small = new PooledOrders(database.jdbcUrl(), 1, Duration.ofMillis(300))) {
      Future<Long> first;
      try (BusyDatabase busy = busy()) {
        first = callers.submit(() -> small.place(new Order(1, "soup", 1)));
        await().until(() -> busy.waiting() == 1);

        assertThatThrownBy(() -> small.place(new Order(1, "soup", 2)))
            .isInstanceOf(SQLTransientConnectionException.class);
      }
      assertThat(first.get()).isPositive();
    }
  }

  @Test
  void whoeverIsCancelledGivesBackHisConnection() throws Exception {
    try (BusyDatabase busy = busy()) {
      AtomicReference<Exception> thrown = new AtomicReference<>();
      Thread caller =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      orders.placeAll(of("cake"));
                    } catch (InterruptedException e) {
                      thrown.set(e);
                    }
                  });
      await().until(() -> busy.waiting() == CONNECTIONS);

      caller.interrupt();
      caller.join();

      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    assertThat(orders.placeAll(of("fish"))).hasSize(CALLERS);
    assertThat(count("sku = 'cake'")).isZero();
  }

  @FanOutScaling
  void itDoesNotGrowWithTheOrders(int size) throws Exception {
    orders.placeAll(of("wine", size));
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    assertThat(orders.placeAll(of("slow", 2))).hasSize(2);
  }

  @Test
  @FanOutLimit(CONNECTIONS)
  void aConnectionForEachCallerIsFound() throws Exception {
    ConnectingOrders connecting = new ConnectingOrders(database.jdbcUrl());
    Recording recording =
        Selvedge.record(
            () -> {
              Future<List<Long>> placed;
              try (BusyDatabase busy = busy()) {
                placed = callers.submit(() -> connecting.placeAll(of("salt")));
                await().until(() -> busy.waiting() == CALLERS);
              }
              assertThat(placed.get()).hasSize(CALLERS);
            });

    Twin.assertFound(recording, ConnectingOrders.class);
  }

  private static BusyDatabase busy() throws SQLException {
    return BusyDatabase.keep(database.jdbcUrl());
  }

  private static List<Order> of(String sku) {
    return of(sku, CALLERS);
  }

  private static List<Order> of(String sku, int count) {
    return IntStream.range(0, count).mapToObj(i -> new Order(1, sku, i)).toList();
  }

  /** From now on the database takes its time for orders of this article. */
  private static void placeSlowly(String sku) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create function take_time() returns trigger language plpgsql as
          'begin perform pg_sleep(0.1); return new; end';
          create trigger slow before insert on customer_order
          for each row when (new.sku = '%s') execute function take_time()
          """
              .formatted(sku));
    }
  }

  /** From now on orders of this article note how long their statement may take. */
  private static void noteTimeout(String sku) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create function note_timeout() returns trigger language plpgsql as
          $$begin new.sku := current_setting('statement_timeout'); return new; end$$;
          create trigger timeout before insert on customer_order
          for each row when (new.sku = '%s') execute function note_timeout()
          """
              .formatted(sku));
    }
  }

  private static int count(String condition) {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("select count(*) from customer_order where " + condition)) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
