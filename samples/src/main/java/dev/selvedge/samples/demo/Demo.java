package dev.selvedge.samples.demo;

import dev.selvedge.samples.support.DatabaseUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the shop with the agent on its command line, sends it real requests, and checks that the
 * agent found its seven faults and nothing else. The system property {@code selvedge.agent.jar}
 * names the agent. Exits with 0 if all went as meant, with 1 if not, with 2 if it could not run.
 */
public final class Demo {
  private static final PrintStream OUT = System.out;

  private Demo() {}

  public static void main(String... arguments) {
    System.exit(run());
  }

  private static int run() {
    String agent = System.getProperty("selvedge.agent.jar");
    if (agent == null || !Files.isRegularFile(Path.of(agent))) {
      say("Not run. -Dselvedge.agent.jar must name the jar of the agent, not " + agent);
      return 2;
    }
    try {
      return run(Path.of(agent).toAbsolutePath(), home());
    } catch (DatabaseUnavailableException e) {
      say("Not run. " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      return fail("interrupted");
    } catch (IOException e) {
      return fail(e.getMessage());
    } catch (URISyntaxException | RuntimeException e) {
      return fail(e.toString());
    }
  }

  private static int run(Path agent, Path home) throws IOException, InterruptedException {
    Journals journals = new Journals(home.resolve("selvedge"));
    journals.delete();
    say("Starting PostgreSQL");
    try (ShopDatabase database = ShopDatabase.start();
        BusySupplier supplier = new BusySupplier(1)) {
      Map<String, String> settings = settings(database, supplier, home);
      String option = "-javaagent:" + agent + "=output=" + journals.folder();
      say("Starting the shop, which knows nothing of Selvedge: java " + option + " ... ShopMain");
      try (ShopProcess shop =
          ShopProcess.start(List.of(option), settings, OUT::println, Redirect.INHERIT)) {
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close));
        int visits = Visitors.visit(shop.address());
        say("Sent %d requests; all answers are right. Stopping the shop".formatted(visits));
        int exitCode = shop.stop();
        if (exitCode != 0) {
          return fail("the shop ended with exit code " + exitCode);
        }
      }
    }
    Verdict verdict = Verdict.of(journals.findings());
    if (!verdict.isAsMeant()) {
      return fail(verdict.toString());
    }
    say(verdict.toString());
    return 0;
  }

  /** The settings of a shop that keeps its files in the given folder. */
  static Map<String, String> settings(ShopDatabase database, BusySupplier supplier, Path home)
      throws IOException {
    return Map.of(
        "SHOP_PORT", "0",
        "SHOP_JDBC_URL", database.jdbcUrl(),
        "SHOP_TERMS", terms(home).toString(),
        "SHOP_SUPPLIER", supplier.address().toString(),
        "SHOP_LOG", home.resolve("shop.log").toString());
  }

  /** The folder for all that the demo writes, in the folder that Maven builds into. */
  private static Path home() throws IOException, URISyntaxException {
    Path classes = Path.of(Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return Files.createDirectories(classes.resolveSibling("demo"));
  }

  private static Path terms(Path home) throws IOException {
    Path terms = home.resolve("terms.txt");
    try (InputStream text = Demo.class.getResourceAsStream("terms.txt")) {
      Files.write(terms, Objects.requireNonNull(text).readAllBytes());
    }
    return terms;
  }

  private static void say(String line) {
    OUT.println("demo: " + line);
  }

  private static int fail(@Nullable String reason) {
    say("NOT as meant: " + reason);
    return 1;
  }
}
