package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.agent.rule.Rules;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentOptionsTests {

  private static final Path JAR = Path.of("agent.jar");

  private final AgentOptions options = new AgentOptions();

  @Test
  void areTheAgentsArgument() throws Exception {
    options.set("output", "target/x");
    options.set("eventloops", List.of("loop-*", "a:b"));
    options.set("rules", "");
    options.set("fail-on", (String) null);

    assertThat(options.arguments(JAR))
        .containsExactly("-javaagent:agent.jar=output=target/x,eventloops=loop-*:a:b");
  }

  @Test
  void areSystemPropertiesWhereTheyHoldACommaAndStillRead() throws Exception {
    options.set("output", "/home/doe, jane/x");
    options.set("fail-on", "WARNING");

    assertThat(options.arguments(JAR))
        .containsExactly(
            "-javaagent:agent.jar=fail-on=WARNING", "-Dselvedge.output=/home/doe, jane/x");
    assertThatCode(() -> options.validate(List.of())).doesNotThrowAnyException();
  }

  @Test
  void areOneLineEachHoweverThePomIsLaidOut() throws Exception {
    options.set("rules", "\n      LostFailure:\n      ForgottenFuture\n    ");

    assertThat(options.get("rules")).isEqualTo("LostFailure: ForgottenFuture");
    options.validate(List.of());
  }

  @Test
  void areRefusedIfTwoAreSaidOfOne() throws Exception {
    options.set("fail-on", "ERROR");
    options.set("fail-on", "ERROR");

    assertThatThrownBy(() -> options.set("fail-on", "never"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContainingAll("fail-on", "ERROR", "never", "once");
  }

  @Test
  void areRefusedInOneLineIfTheAgentWouldRefuseThem() throws Exception {
    options.set("fail-on", "sometimes");

    assertThatThrownBy(() -> options.validate(List.of()))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("option 'fail-on' has the value 'sometimes'; accepted: ERROR, WARNING, never");
  }

  @Test
  void areRefusedIfUnknown() throws Exception {
    options.set("fanoutlimit", "3");

    assertThatThrownBy(() -> options.validate(List.of()))
        .hasMessageStartingWith("unknown option 'fanoutlimit'; options: ");
  }

  @Test
  void areRefusedWithTheFileThatTestsWillFindOnTheirClassPath(@TempDir Path resources)
      throws Exception {
    Files.writeString(resources.resolve("selvedge.properties"), "fan-out=3");

    assertThatThrownBy(() -> options.validate(List.of(resources)))
        .hasMessageContaining("unknown option 'fan-out'");
  }

  @Test
  void comeFromPropertiesTooWhereThePomSaysNothingElse() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("selvedge.fanout.limit", "16");
    properties.setProperty("selvedge.severity.LostFailure", "WARNING");
    properties.setProperty("selvedge.fail-on", "never");
    properties.setProperty("selvedge.version", "1.0");
    properties.setProperty("selvedge.skip", "false");
    options.set("fail-on", "WARNING");

    options.addProperties(properties);

    assertThat(options.get("fanout.limit")).isEqualTo("16");
    assertThat(options.severities()).containsOnlyKeys("LostFailure");
    assertThat(options.get("fail-on")).isEqualTo("WARNING");
    assertThat(options.get("version")).isNull();
    assertThat(options.get("skip")).isNull();
    options.validate(List.of());
  }

  @Test
  void leaveOutRulesThatAreOff() throws Exception {
    options.set("rules", "Lost*");
    options.set("severity.LostFailure", "off");
    options.set("severity.LostInterruptFlag", "WARNING");

    options.turnOff();

    assertThat(options.get("rules")).isEqualTo("LostInterruptFlag");
    assertThat(options.severities()).containsOnlyKeys("LostInterruptFlag");
  }

  @Test
  void keepAllOtherRulesOnWhereOneIsOff() throws Exception {
    options.set("severity.LostFailure", "off");

    options.turnOff();

    assertThat(List.of(options.get("rules").split(":")))
        .contains("BlockedEventLoop")
        .doesNotContain("LostFailure")
        .isSubsetOf(Rules.names());
  }

  @Test
  void refuseToTurnOffWhatIsNoRule() throws Exception {
    options.set("severity.LostFailures", "off");

    options.turnOff();

    assertThatThrownBy(() -> options.validate(List.of()))
        .hasMessageContaining("'severity.LostFailures' names no rule");
  }

  @Test
  void nameFilesByTheFolderOfTheProject() throws Exception {
    options.set("config", "selvedge/agent.properties");

    options.resolve("config", new File("/srv/shop"));

    assertThat(options.get("config"))
        .isEqualTo(Path.of("/srv/shop/selvedge/agent.properties").toString());
  }
}
