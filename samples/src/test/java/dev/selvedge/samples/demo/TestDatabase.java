package dev.selvedge.samples.demo;

import dev.selvedge.samples.support.DatabaseUnavailableException;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/** The database for tests, which skip where it cannot run. */
public final class TestDatabase {
  private TestDatabase() {}

  /** Starts a database, or aborts the test with the reason why none can run here. */
  public static ShopDatabase startOrSkip() throws IOException {
    try {
      return ShopDatabase.start();
    } catch (DatabaseUnavailableException e) {
      return Assumptions.abort(e.getMessage());
    }
  }
}
