package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.maven.CommandLine.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTests {

  @Test
  void complainsInTheWordsOfThePom(@TempDir Path folder) {
    Outcome outcome =
        new CommandLine("check").with("--fail-on", "warn").over(List.of(folder)).run();

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.complaint())
        .startsWith("failOn (selvedge.fail-on) has the value 'warn'")
        .endsWith("accepted: ERROR, WARNING, never");
  }

  @Test
  void leavesOtherComplaintsAsTheyAre() {
    assertThat(new Outcome(1, List.of(), List.of("one", "two; see it")).complaint())
        .isEqualTo("one; two; see it");
  }
}
