package dev.selvedge.samples.demo;

import dev.selvedge.samples.support.DatabaseUnavailableException;
import dev.selvedge.samples.support.Postgres;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;

/** A real PostgreSQL with the tables of the shop and a few customers, for as long as it is open. */
public final class ShopDatabase implements AutoCloseable {
  private final Postgres postgres;

  private ShopDatabase(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts PostgreSQL; takes a few seconds, more the first time, when it is unpacked.
   *
   * @throws DatabaseUnavailableException if it cannot run on this machine
   * @throws IOException if it could, and did not start
   */
  public static ShopDatabase start() throws IOException {
    return new ShopDatabase(Postgres.start(new ClassPathResource("shop.sql", ShopDatabase.class)));
  }

  /** The address for JDBC, with user and password. */
  public String jdbcUrl() {
    return postgres.jdbcUrl();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
