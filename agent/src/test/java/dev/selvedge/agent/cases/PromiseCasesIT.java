package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.OnOldestJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.promises.LostPromises;
import dev.selvedge.agent.cases.promises.LostVertxFutures;
import dev.selvedge.agent.cases.promises.SeenPromises;
import dev.selvedge.agent.cases.promises.SeenVertxFutures;
import dev.selvedge.agent.cases.support.Cases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Netty and Vert.x failed to do and nobody has looked at: found, each at its line, and nothing
 * else is.
 */
class PromiseCasesIT {

  private static final String ALONE = "";

  @TempDir Path folder;

  @ParameterizedTest
  @OnBuildJdk
  @ValueSource(strings = {ALONE, Cases.WINDOWS})
  void netty(String how) throws Exception {
    assertMarked(LostPromises.class, how, Libraries.ofTests("netty-"));
    assertMarked(SeenPromises.class, how, Libraries.ofTests("netty-"));
  }

  @ParameterizedTest
  @OnOldestJdk
  @ValueSource(strings = {ALONE, Cases.WINDOWS})
  void oldNetty(String how) throws Exception {
    assertMarked(LostPromises.class, how, Libraries.copied("netty-4.1"));
    assertMarked(SeenPromises.class, how, Libraries.copied("netty-4.1"));
  }

  @ParameterizedTest
  @OnBuildJdk
  @ValueSource(strings = {ALONE, Cases.WINDOWS})
  void vertx(String how) throws Exception {
    assertMarked(LostVertxFutures.class, how, ofVertx());
    assertMarked(SeenVertxFutures.class, how, ofVertx());
  }

  private static List<Path> ofVertx() {
    return Stream.of("netty-", "vertx-", "jackson-core-")
        .flatMap(name -> Libraries.ofTests(name).stream())
        .toList();
  }

  private void assertMarked(Class<?> program, String how, List<Path> libraries) throws Exception {
    Path own = Files.createDirectories(folder.resolve(program.getSimpleName()));
    ChildJvm jvm = ChildJvm.bare(own).with(ChildJvm.javaagent(ChildJvm.AGENT, own, "formats=none"));
    libraries.forEach(jvm::library);
    Outcome outcome = jvm.run(program, how);

    Expectations.assertSound(outcome);
    List<Finding> findings = outcome.journal().findings();
    assertThat(findings)
        .describedAs("%s", findings)
        .extracting(Finding::siteLine)
        .containsExactlyInAnyOrderElementsOf(Markers.of(program, "LostFailure").keySet());
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.text("rule")).isEqualTo("LostFailure");
              assertThat(finding.text("severity")).isEqualTo("ERROR");
              assertThat(finding.file()).isEqualTo(program.getSimpleName() + ".java");
              assertThat(finding.stack()).isNotEmpty();
            });
  }
}
