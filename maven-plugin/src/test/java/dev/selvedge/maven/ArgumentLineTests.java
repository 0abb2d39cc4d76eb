package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentLineTests {

  private static final String JACOCO = "-javaagent:/repo/org.jacoco.agent-runtime.jar=destfile=x";

  private final Properties properties = new Properties();
  private final ArgumentLine line = new ArgumentLine(properties, "argLine");

  @Test
  void isMadeWhereThereWasNone() {
    line.prepend(List.of("-javaagent:/repo/agent.jar=output=/x"));

    assertThat(argLine()).isEqualTo("\"-javaagent:/repo/agent.jar=output=/x\"");
  }

  @Test
  void keepsWhatOthersHaveWritten() {
    properties.setProperty("argLine", JACOCO + " -Xmx1g");

    line.prepend(List.of("-javaagent:agent.jar"));

    assertThat(argLine()).isEqualTo("\"-javaagent:agent.jar\" " + JACOCO + " -Xmx1g");
  }

  @Test
  void replacesItsOwnOfAnEarlierCallWhateverOthersWroteSince() throws Exception {
    properties.setProperty("argLine", "-Xmx1g");
    line.prepend(List.of("-javaagent:agent.jar=output=/unit", "-Dselvedge.rules=a,b"));
    properties.setProperty("argLine", JACOCO + " " + argLine());

    line.prepend(List.of("-javaagent:agent.jar=output=/it"));

    assertThat(CommandLineUtils.translateCommandline(argLine()))
        .containsExactly("-javaagent:agent.jar=output=/it", JACOCO, "-Xmx1g");
  }

  @Test
  void isOneForEachProperty() {
    ArgumentLine other = new ArgumentLine(properties, "itArgLine");
    line.prepend(List.of("-javaagent:agent.jar=output=/unit"));
    other.prepend(List.of("-javaagent:agent.jar=output=/it"));

    assertThat(argLine()).isEqualTo("\"-javaagent:agent.jar=output=/unit\"");
    assertThat(properties.getProperty("itArgLine"))
        .isEqualTo("\"-javaagent:agent.jar=output=/it\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "-javaagent:/home/jane doe/agent.jar=output=/home/jane doe/x",
        "-Dselvedge.allow.Rule=com.acme.Shop because it's \"meant\"",
        "-javaagent:C:\\Users\\jane\\agent.jar"
      })
  void isTakenApartAgainAsSurefireDoes(String argument) throws Exception {
    line.prepend(List.of(argument, "-Dnext"));

    assertThat(CommandLineUtils.translateCommandline(argLine()))
        .containsExactly(argument, "-Dnext");
  }

  private String argLine() {
    return properties.getProperty("argLine");
  }
}
