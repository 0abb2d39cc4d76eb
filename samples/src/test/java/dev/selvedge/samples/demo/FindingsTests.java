package dev.selvedge.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop as its operator runs it, with the agent on the command line and without. */
class FindingsTests {
  /** For JVMs that end soon. */
  static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static ShopDatabase database;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    database = TestDatabase.startOrSkip();
  }

  @AfterAll
  static void stop() throws IOException {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void theMarkedLinesAreFoundAndNothingElse() throws Exception {
    try (BusySupplier supplier = new BusySupplier(1);
        ShopProcess shop = start(supplier, agent())) {
      Visitors.visit(shop.address());

      assertThat(shop.stop()).isZero();
    }
    assertThat(found()).isEqualTo(Markers.lines()).hasSize(7);
  }

  @Test
  void theMarkedLinesAreFoundAlsoWhenASignalEndsTheShop() throws Exception {
    assumeTrue(ProcessHandle.current().supportsNormalTermination(), "signals");
    try (BusySupplier supplier = new BusySupplier(1);
        ShopProcess shop = start(supplier, agent())) {
      Visitors.visit(shop.address());
      shop.terminate();

      assertThat(shop.stop()).isNotZero();
    }
    assertThat(found()).isEqualTo(Markers.lines());
  }

  @Test
  void withoutTheAgentTheAnswersAreTheSame() throws Exception {
    try (BusySupplier supplier = new BusySupplier(1);
        ShopProcess shop = start(supplier, List.of())) {
      Visitors.visit(shop.address());

      assertThat(shop.stop()).isZero();
    }
  }

  @Test
  void aShopThatNobodyVisitedHasNoFindings() throws Exception {
    try (BusySupplier supplier = new BusySupplier(1);
        ShopProcess shop = start(supplier, agent())) {
      shop.address();

      assertThat(shop.stop()).isZero();
    }
    assertThat(found()).isEmpty();
  }

  private ShopProcess start(BusySupplier supplier, List<String> jvmOptions) throws IOException {
    return ShopProcess.start(
        Stream.concat(BRIEF.stream(), jvmOptions.stream()).toList(),
        Demo.settings(database, supplier, folder),
        _ -> {},
        Redirect.to(folder.resolve("errors.txt").toFile()));
  }

  private List<String> agent() {
    String agent = System.getProperty("selvedge.agent.jar");
    return List.of("-javaagent:" + agent + "=output=" + folder);
  }

  private Set<String> found() throws IOException {
    Set<String> found = new TreeSet<>();
    for (JsonObject finding : new Journals(folder).findings()) {
      JsonObject site = finding.getJsonObject("site");
      found.add(
          "%s %s:%d"
              .formatted(
                  finding.getString("rule"), site.getString("file"), site.getInteger("line")));
    }
    return found;
  }
}
