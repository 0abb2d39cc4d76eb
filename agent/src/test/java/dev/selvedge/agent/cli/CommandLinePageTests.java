package dev.selvedge.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on the command line has the help of each command, word for word. */
class CommandLinePageTests {

  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "")).resolve("../docs/command-line.md");

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "report --help", "check --help", "baseline --help", "doctor --help"})
  void hasTheHelpOf(String arguments) throws IOException {
    StringWriter out = new StringWriter();
    Main.run(new PrintWriter(out, true), new PrintWriter(out, true), arguments.split(" "));

    assertThat(Files.readString(PAGE)).contains("```text\n" + out + "```\n");
  }
}
