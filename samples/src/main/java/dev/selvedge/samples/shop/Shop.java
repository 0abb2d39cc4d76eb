package dev.selvedge.samples.shop;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The running service: event loop, connection pool, virtual threads and packers, from open to
 * close.
 */
public final class Shop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shop.class);
  private static final long PATIENCE_SECONDS = 10;

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService buyer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("buyer").factory());
  private final Packer packer = new Packer();
  private final DeafPacker deafPacker = new DeafPacker();
  private final HikariDataSource pool;
  private final QuoteClient supplier;
  private final ShopVerticle verticle;
  private final String host;
  private boolean closed;

  private Shop(Settings settings) {
    pool = new HikariDataSource(pool(settings.jdbcUrl()));
    JdbcClient jdbc = JdbcClient.create(pool);
    Orders orders = new Orders(jdbc);
    pool.getHikariConfigMXBean().setConnectionTimeout(1_200);
    if (!orders.answers()) {
      LOG.warn("The database does not answer");
    }
    pool.getHikariConfigMXBean().setConnectionTimeout(3_000);
    supplier = new QuoteClient(settings.supplier());
    if (!supplier.answers()) {
      LOG.warn("The supplier does not answer");
    }
    OrderRoutes orderRoutes = new OrderRoutes(vertx, orders, virtualThreads, packer, deafPacker);
    QuoteRoutes quoteRoutes = new QuoteRoutes(vertx, supplier, virtualThreads, buyer);
    verticle = new ShopVerticle(settings, jdbc, orderRoutes, quoteRoutes);
    host = settings.host();
  }

  /**
   * Starts the service; it serves requests when this returns. Neither the database nor the supplier
   * need be up.
   *
   * @throws IllegalStateException if it could not be started
   */
  public static Shop open(Settings settings) {
    Shop shop = new Shop(settings);
    try {
      var _ = shop.vertx.deployVerticle(shop.verticle).await(PATIENCE_SECONDS, SECONDS);
    } catch (Exception e) {
      shop.close();
      throw new IllegalStateException("The shop could not be opened: " + e.getMessage(), e);
    }
    LOG.info("Open at {}", shop.address());
    return shop;
  }

  private static HikariConfig pool(String jdbcUrl) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("shop");
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(4);
    config.setConnectionTimeout(3_000);
    // Start without a database, too: those who ask meanwhile are told 503.
    config.setInitializationFailTimeout(-1);
    return config;
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://" + host + ":" + verticle.port());
  }

  /**
   * Finishes the requests under way and gives everything back; whoever comes second waits for that.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      var _ = vertx.close().await(PATIENCE_SECONDS, SECONDS);
    } catch (TimeoutException e) {
      LOG.warn("Some requests did not end in time", e);
    }
    virtualThreads.close();
    buyer.close();
    supplier.close();
    packer.close();
    deafPacker.close();
    pool.close();
    LOG.info("Closed");
  }
}
