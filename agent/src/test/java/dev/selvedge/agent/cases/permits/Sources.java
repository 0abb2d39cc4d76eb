package dev.selvedge.agent.cases.permits;

import com.google.common.util.concurrent.RateLimiter;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Windows;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** Threads without a bound that pools, bulkheads and rate limiters bound, or do not. */
@SuppressWarnings("ReferenceEquality") // identity is what a connection is compared by
public final class Sources {

  private static final int MEMBERS = 32;
  private static final int FEW = 4;

  private Sources() {}

  public static void main(String[] args) throws Exception {
    String window = Windows.open("sources");
    connections();
    objects();
    bulkheads();
    limiters();
    declared();
    Windows.close(window);
    System.exit(0);
  }

  private static void connections() throws Exception {
    try (HikariDataSource few = hikari(FEW);
        HikariDataSource many = hikari(MEMBERS)) {
      Bulkhead bulkhead = bulkhead();
      all(thread -> thread.start(), () -> hold(few, Sources::pause));
      all(
          thread -> thread.start(),
          () -> bulkhead.executeCallable(() -> hold(few, Sources::pause)));
      CountDownLatch together = new CountDownLatch(MEMBERS);
      all(
          thread -> thread.start(), // FINDING: UnboundedFanOut
          () -> hold(many, () -> meet(together)));
    }
  }

  private static String hold(DataSource source, Loop.Body body) throws Exception {
    try (Connection connection = source.getConnection()) {
      body.run();
      return connection.toString();
    }
  }

  private static void objects() throws Exception {
    try (GenericObjectPool<Object> pool = new GenericObjectPool<>(new Objects())) {
      pool.setMaxTotal(FEW);
      all(
          thread -> thread.start(),
          () -> {
            Object borrowed = pool.borrowObject();
            pause();
            pool.returnObject(borrowed);
          });
    }
  }

  private static void bulkheads() throws Exception {
    Bulkhead bulkhead = bulkhead();
    all(thread -> thread.start(), () -> bulkhead.executeCallable(Sources::paused));
  }

  private static Bulkhead bulkhead() {
    return Bulkhead.of(
        "few",
        BulkheadConfig.custom()
            .maxConcurrentCalls(FEW)
            .maxWaitDuration(Duration.ofMinutes(1))
            .build());
  }

  private static void limiters() throws Exception {
    RateLimiter slow = RateLimiter.create(100);
    all(thread -> thread.start(), slow::acquire);
    AtomicRateLimiter few =
        new AtomicRateLimiter(
            "few",
            RateLimiterConfig.custom()
                .limitForPeriod(FEW)
                .limitRefreshPeriod(Duration.ofMillis(50))
                .timeoutDuration(Duration.ofMinutes(1))
                .build());
    all(thread -> thread.start(), () -> few.executeCallable(() -> ""));
  }

  private static void declared() throws Exception {
    Gate gate = new Gate(FEW);
    all(
        thread -> thread.start(),
        () -> {
          gate.enter();
          pause();
          gate.leave();
        });
  }

  /** Each has a line of its own that starts the threads, by which they are told apart. */
  private static void all(Consumer<Thread> starter, Loop.Body body) throws InterruptedException {
    List<Thread> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      Thread member = new Thread(() -> run(body));
      members.add(member);
      starter.accept(member);
    }
    for (Thread member : members) {
      member.join();
    }
  }

  private static void run(Loop.Body body) {
    try {
      body.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void meet(CountDownLatch together) throws InterruptedException {
    together.countDown();
    together.await();
  }

  private static void pause() throws InterruptedException {
    Thread.sleep(2);
  }

  private static String paused() throws InterruptedException {
    pause();
    return "";
  }

  private static HikariDataSource hikari(int connections) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(fake(DataSource.class, (proxy, method, arguments) -> connection()));
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(Duration.ofMinutes(1).toMillis());
    return new HikariDataSource(config);
  }

  private static Connection connection() {
    return fake(
        Connection.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "isValid", "getAutoCommit" -> true;
              case "isReadOnly", "isClosed" -> false;
              case "getNetworkTimeout" -> 0;
              case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == arguments[0];
              case "toString" -> "connection";
              default -> null;
            });
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            Sources.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getLoginTimeout" -> 0;
                  case "setLoginTimeout", "setLogWriter" -> null;
                  default -> handler.invoke(proxy, method, arguments);
                }));
  }

  /** What is borrowed. */
  private static final class Objects extends BasePooledObjectFactory<Object> {
    @Override
    public Object create() {
      return new Object();
    }

    @Override
    public PooledObject<Object> wrap(Object made) {
      return new DefaultPooledObject<>(made);
    }
  }

  /** A gate that is none of those known: the option {@code permits} declares it. */
  private static final class Gate {
    private int free;

    Gate(int most) {
      free = most;
    }

    synchronized void enter() throws InterruptedException {
      while (free == 0) {
        wait();
      }
      free--;
    }

    synchronized void leave() {
      free++;
      notifyAll();
    }
  }
}
