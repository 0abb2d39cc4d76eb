package dev.selvedge.samples.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.app.database.Library.Overview;
import dev.selvedge.samples.support.DatabaseUnavailableException;
import dev.selvedge.samples.support.Postgres;
import dev.selvedge.samples.support.Twin;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.TimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.util.PSQLException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What nobody waits for any more has ended in the server, too, and the connections are kept. */
@Guarded
@Timeout(60)
class LibraryTests {
  private static final long ADA = 1;
  private static final long EMMA = 1;
  private static final long DRACULA = 2;
  private static final long ULYSSES = 4;
  private static final String WAITING =
      "select count(*) from pg_stat_activity where application_name = 'library'"
          + " and state = 'active' and wait_event_type = 'Lock'";
  private static final String CONNECTIONS =
      "select pid from pg_stat_activity where application_name = 'library' order by pid";
  private static final String KEPT =
      "select available + (select count(*) from loan where book = book.id) from book where id = 4";

  private static final String LENT = "loan where book = 4";

  /** Whoever writes down that Grace has borrowed Ulysses does not end when he is cancelled. */
  private static final String HEEDLESS =
      """
      create function heedless() returns trigger language plpgsql as $$
      begin
        perform pg_sleep(30);
        return new;
      exception when query_canceled then
        return new;
      end $$;
      create trigger heedless before insert on loan
        for each row when (new.member = 2 and new.book = 4) execute function heedless();
      """;

  private static final AtomicReference<Held> HELD = new AtomicReference<>();

  private static Postgres postgres;
  private static Database database;
  private static SingleConnectionDataSource watch;
  private static JdbcClient sql;
  private static ExecutorService callers;
  private static ScheduledExecutorService releases;
  private static Vertx vertx;
  private static LibraryServer server;
  private static StallingLibraryServer stalling;
  private static HttpClient client;

  private final Library library = new Library(database, Duration.ofSeconds(30));

  @BeforeAll
  static void start() throws Exception {
    try {
      postgres = Postgres.start(new ClassPathResource("library.sql", Library.class));
    } catch (DatabaseUnavailableException e) {
      Assumptions.abort(e.getMessage());
    }
    database = new Database(postgres.jdbcUrl() + "&ApplicationName=library", 4);
    watch = new SingleConnectionDataSource(postgres.jdbcUrl(), true);
    sql = JdbcClient.create(watch);
    callers = Executors.newVirtualThreadPerTaskExecutor();
    releases = Executors.newSingleThreadScheduledExecutor();
    var _ = releases.scheduleWithFixedDelay(LibraryTests::release, 5, 5, TimeUnit.MILLISECONDS);
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    server = new LibraryServer(new Library(database, Duration.ofSeconds(30)));
    stalling = new StallingLibraryServer(sql);
    vertx.deployVerticle(server).await(20, TimeUnit.SECONDS);
    vertx.deployVerticle(stalling).await(20, TimeUnit.SECONDS);
    client = HttpClient.newHttpClient();
    await().until(() -> connections().size() == 4);
    // Once alone: virtual threads that wait for each other to initialise a class pin their
    // carriers.
    assertThat(ask("select 'ready'")).isEqualTo("ready");
  }

  private static String ask(String query) throws Exception {
    return database.call(
        on -> {
          try (Statement statement = on.createStatement();
              ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
          }
        });
  }

  @AfterAll
  static void stop() throws Exception {
    if (postgres != null) {
      releases.shutdownNow();
      releases.close();
      client.close();
      vertx.close().await(20, TimeUnit.SECONDS);
      callers.close();
      watch.destroy();
      database.close();
      postgres.close();
    }
  }

  private static List<Integer> connections() {
    return sql.sql(CONNECTIONS).query(Integer.class).list();
  }

  /** How many statements wait for a lock, in the server. */
  private static int waiting() {
    return sql.sql(WAITING).query(Integer.class).single();
  }

  private static int count(String from) {
    return sql.sql("select count(*) from " + from).query(Integer.class).single();
  }

  private static int available(long book) {
    return sql.sql("select available from book where id = ?")
        .param(book)
        .query(Integer.class)
        .single();
  }

  /** Somebody else who has locked something, and takes his time. */
  private static Connection lock(String statement) throws SQLException {
    Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
    connection.setAutoCommit(false);
    try (Statement lock = connection.createStatement()) {
      lock.execute(statement);
    }
    return connection;
  }

  /** What somebody else holds until a caller waits for so many statements that want it. */
  private record Held(Connection lock, int statements, Thread caller) implements AutoCloseable {

    boolean isAwaited() {
      return caller.getState() == Thread.State.WAITING
          || caller.getState() == Thread.State.TIMED_WAITING;
    }

    @Override
    public void close() throws SQLException {
      if (HELD.compareAndSet(this, null)) {
        lock.close();
      }
    }
  }

  /** So that there is always somewhere to be cancelled: no answer is there before it is awaited. */
  private static Held holdUntilAwaited(String statement, int statements) throws SQLException {
    Held held = new Held(lock(statement), statements, Thread.currentThread());
    HELD.set(held);
    return held;
  }

  /** Runs again and again, for the class and for no test, so that it is not cancelled with one. */
  private static void release() {
    Held held = HELD.get();
    try {
      if (held != null && waiting() == held.statements() && held.isAwaited()) {
        held.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection lockTables(String tables) throws SQLException {
    return lock("lock table " + tables + " in access exclusive mode");
  }

  @Test
  void allAboutAMember() throws Exception {
    assertThat(library.overview(ADA))
        .isEqualTo(new Overview("Ada", List.of("Walden"), List.of("Dracula", "Emma")));
  }

  @Test
  void threeQueriesAreUnderWayAtOnce() throws Exception {
    Future<Overview> overview;
    try (Connection _ = lockTables("member, loan, reservation")) {
      overview = callers.submit(() -> library.overview(ADA));

      await().until(() -> waiting() == 3);
    }
    assertThat(overview.get().name()).isEqualTo("Ada");
  }

  @Test
  void whenItIsTooLateTheStatementsHaveBeenCancelledInTheServer() throws Exception {
    List<Integer> connections = connections();
    Library hurried = new Library(database, Duration.ofSeconds(4));
    try (Connection _ = lockTables("loan, reservation")) {
      Future<Overview> overview = callers.submit(() -> hurried.overview(ADA));
      await().pollInterval(Duration.ofMillis(20)).until(() -> waiting() == 2);

      assertThatThrownBy(overview::get).hasCauseInstanceOf(TimeoutException.class);
      assertThat(waiting()).isZero();
    }
    assertThat(library.overview(ADA).loans()).containsExactly("Walden");
    assertThat(connections()).isEqualTo(connections);
  }

  @Test
  void aQueryThatFailsCancelsTheOthers() throws Exception {
    List<Integer> connections = connections();
    try (Connection _ = lockTables("loan, reservation")) {
      Future<Overview> overview;
      try (Connection _ = lockTables("member")) {
        overview = callers.submit(() -> library.overview(99));
        await().until(() -> waiting() == 3);
      }

      assertThatThrownBy(overview::get)
          .hasCauseInstanceOf(FailedException.class)
          .hasRootCauseInstanceOf(NoSuchElementException.class)
          .hasRootCauseMessage("no member 99");
      assertThat(waiting()).isZero();
    }
    assertThat(connections()).isEqualTo(connections);
  }

  @Test
  void aCallerWhoIsCancelledCancelsThem() throws Exception {
    List<Integer> connections = connections();
    try (Connection _ = lockTables("loan, reservation")) {
      Future<Overview> overview = callers.submit(() -> library.overview(ADA));
      await().until(() -> waiting() == 2);

      overview.cancel(true);

      await().until(() -> waiting() == 0);
    }
    assertThat(library.overview(ADA).loans()).containsExactly("Walden");
    assertThat(connections()).isEqualTo(connections);
  }

  @Test
  void aClientWhoGoesAwayCancelsThem() throws Exception {
    try (Connection _ = lockTables("loan, reservation")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        OutputStream out = socket.getOutputStream();
        out.write("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        await().until(() -> waiting() == 2);
      }

      await().until(() -> waiting() == 0);
    }
  }

  @Test
  void whoHasNoConnectionYetIsCancelled() throws Exception {
    try (Connection _ = lockTables("loan, reservation")) {
      // Both wait with two statements, and the third gets no connection.
      Future<Overview> first = callers.submit(() -> library.overview(ADA));
      Future<Overview> second = callers.submit(() -> library.overview(ADA));
      await().until(() -> waiting() == 4);
      Library hurried = new Library(database, Duration.ofMillis(100));

      assertThatThrownBy(() -> hurried.overview(ADA)).isInstanceOf(TimeoutException.class);
      first.cancel(true);
      second.cancel(true);
    }
    assertThat(library.overview(ADA).name()).isEqualTo("Ada");
  }

  @Test
  void aBookIsLentAsAWhole() throws Exception {
    sql.sql("insert into reservation (member, book) values (2, 4)").update();

    assertThat(library.lend(2, ULYSSES)).isTrue();

    assertThat(count("reservation where member = 2")).isZero();
    assertThat(sql.sql(KEPT).query(Integer.class).single()).isEqualTo(100);
  }

  @Test
  void aBookIsNotLentInPart() {
    assertThatThrownBy(() -> library.lend(99, EMMA))
        .isInstanceOf(FailedException.class)
        .hasCauseInstanceOf(PSQLException.class)
        .hasMessageContaining("violates foreign key constraint");

    assertThat(available(EMMA)).isEqualTo(5);
  }

  @Test
  void theLastCopyIsLentOnce() throws Exception {
    List<Future<Boolean>> lent = new ArrayList<>();
    try (Connection _ = lock("select * from book where id = 2 for update")) {
      for (int i = 0; i < 4; i++) {
        lent.add(callers.submit(() -> library.lend(3, DRACULA)));
      }
      await().until(() -> waiting() == 4);
    }

    int copies = 0;
    for (Future<Boolean> each : lent) {
      copies += each.get() ? 1 : 0;
    }
    assertThat(copies).isEqualTo(1);
    assertThat(available(DRACULA)).isZero();
    assertThat(count("loan where book = 2")).isEqualTo(1);
    sql.sql("delete from loan where book = 2").update();
    sql.sql("update book set available = 1 where id = 2").update();
  }

  @Test
  void aTransactionThatIsTooLateHasChangedNothing() throws Exception {
    Library hurried = new Library(database, Duration.ofMillis(200));
    // The book is taken from the shelf, and then the loan cannot be written down.
    try (Connection _ = lock("lock table loan in share mode")) {
      assertThatThrownBy(() -> hurried.lend(3, EMMA)).isInstanceOf(TimeoutException.class);

      assertThat(waiting()).isZero();
      assertThat(available(EMMA)).isEqualTo(5);
    }
    assertThat(count("loan where book = 1")).isZero();
  }

  @Test
  void whenAllElseFailsTheServerCancels() throws Exception {
    assertThat(ask("show statement_timeout")).isEqualTo("30s");
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    try (Held _ = holdUntilAwaited("lock table member, loan, reservation", 3)) {
      assertThat(library.overview(ADA).loans()).containsExactly("Walden");
    }
  }

  @CancellationSweep
  void aBookIsLentAsAWholeOrNotWhereverItIsCancelled() throws Exception {
    int loans = count(LENT);
    boolean lent = false;
    try (Held _ = holdUntilAwaited("select * from book where id = 4 for update", 1)) {
      lent = library.lend(3, ULYSSES);
      assertThat(lent).isTrue();
    } finally {
      assertThat(count(LENT)).isEqualTo(lent ? loans + 1 : loans);
    }
  }

  @Test
  void whatIsTooLateToBeCancelledIsToldAsDone() throws Exception {
    Library hurried = new Library(database, Duration.ofMillis(200));
    int loans = count(LENT);
    sql.sql(HEEDLESS).update();
    try {
      boolean lent = false;
      try {
        lent = hurried.lend(2, ULYSSES);
      } catch (TimeoutException e) {
        // On a busy machine it is cancelled once more, and then it has not been done.
      }
      assertThat(count(LENT)).isEqualTo(lent ? loans + 1 : loans);
    } finally {
      sql.sql("drop function heedless cascade").update();
    }
  }

  @FanOutScaling
  void threeQueriesHoweverManyLoansThereAre(int loans) throws Exception {
    sql.sql("insert into loan (member, book) select 3, 1 from generate_series(1, ?)")
        .param(loans)
        .update();
    try {
      // Beside what another test may have lent to that member.
      assertThat(library.overview(3).loans()).filteredOn("Emma"::equals).hasSize(loans);
    } finally {
      sql.sql("delete from loan where member = 3 and book = 1").update();
    }
  }

  /** Also behind each run of the sweep. */
  @AfterEach
  void noCopyIsLost() {
    assertThat(sql.sql(KEPT).query(Integer.class).single()).isEqualTo(100);
  }

  @Test
  void theServerAnswers() throws Exception {
    assertThat(get(server.port(), "1").body())
        .isEqualTo("Overview[name=Ada, loans=[Walden], reservations=[Dracula, Emma]]");
    assertThat(get(server.port(), "99").statusCode()).isEqualTo(404);
    assertThat(get(server.port(), "ada").statusCode()).isEqualTo(400);
  }

  @Test
  void aLoopThatWaitsForTheDatabaseIsFound() throws Exception {
    Recording recording =
        Selvedge.record(() -> assertThat(get(stalling.port(), "1").body()).isEqualTo("Ada"));

    Twin.assertFound(recording, StallingLibraryServer.class);
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + port + "/" + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
