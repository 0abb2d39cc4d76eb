package dev.selvedge.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTests {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "Usage: java -jar selvedge-agent.jar",
            "report",
            "doctor",
            "-javaagent:",
            "Exit codes:");
  }

  @Test
  void eachCommandHasItsHelp() {
    assertThat(run("report", "--help")).isZero();
    assertThat(out.toString()).contains("report [-hqV]", "[--to=PATH]", "DIR...", "Exit codes:");
  }

  @Test
  void versionIsOneLine() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("selvedge \\d+\\.\\d+\\.\\S+\\R");
  }

  @ParameterizedTest
  @CsvSource({
    "'', A command is missing",
    "raport, Unmatched argument at index 0: 'raport'",
    "report, Missing required parameter: 'DIR'",
    "report --too x, Unknown option: '--too'"
  })
  void wrongUseIsOneLineWithAWayToHelp(String arguments, String complaint) {
    assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("selvedge: " + complaint)
        .contains("--help")
        .hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
