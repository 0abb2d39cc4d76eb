package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkedTestsTests {

  private final MavenProject project = Projects.project("shop", "1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<forkCount>2</forkCount>",
        "<argLine>@{argLine} -Xmx1g</argLine>",
        "<argLine>-Xmx1g ${argLine}</argLine>"
      })
  void areReached(String configuration) {
    surefire("default-test", configuration);

    ForkedTests tests = ForkedTests.ofSurefire(project, "argLine");

    assertThat(tests.executions()).isEqualTo(1);
    assertThat(tests.obstacles()).isEmpty();
  }

  @Test
  void areNotReachedWhereTheArgumentsAreReplaced() {
    surefire("default-test", "<argLine>\n  -Xmx1g\n  -ea</argLine>");

    assertThat(ForkedTests.ofSurefire(project, "argLine").obstacles())
        .containsExactly(
            "maven-surefire-plugin (default-test) has an <argLine> without the agent; write"
                + " <argLine>@{argLine} -Xmx1g -ea</argLine>");
  }

  @Test
  void areNotReachedByAPropertyOfAnotherName() {
    surefire("default-test", "<argLine>@{argLine}</argLine>");

    assertThat(ForkedTests.ofSurefire(project, "unitArgLine").obstacles())
        .singleElement()
        .asString()
        .contains("<argLine>@{unitArgLine}");
  }

  @Test
  void areNotReachedByAPropertyThatNobodyReads() {
    surefire("default-test", "");

    assertThat(ForkedTests.ofSurefire(project, "unitArgLine").obstacles())
        .singleElement()
        .asString()
        .contains("write <argLine>@{unitArgLine}</argLine>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<forkCount>0</forkCount>", "<forkMode>never</forkMode>"})
  void areNotReachedInMavensOwnJvm(String configuration) {
    surefire("default-test", configuration);

    assertThat(ForkedTests.ofSurefire(project, "argLine").obstacles())
        .singleElement()
        .asString()
        .contains("Maven's own JVM", "<forkCount>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<skip>true</skip>", "<skipTests>true</skipTests>"})
  void areNoneWhereTheyAreSkipped(String skipped) {
    surefire("default-test", skipped + "<argLine>-Xmx1g</argLine>");

    assertThat(ForkedTests.ofSurefire(project, "argLine").executions()).isZero();
    assertThat(ForkedTests.ofSurefire(project, "argLine").obstacles()).isEmpty();
  }

  @Test
  void areCountedOneByOne() {
    surefire("default-test", "");
    surefire("slow", "<argLine>-Xmx1g</argLine>");
    Projects.execute(project, "maven-failsafe-plugin", "integration-test", "it", "");
    Projects.execute(project, "maven-failsafe-plugin", "verify", "check", "<argLine>-x</argLine>");

    assertThat(ForkedTests.ofSurefire(project, "argLine").executions()).isEqualTo(2);
    assertThat(ForkedTests.ofSurefire(project, "argLine").obstacles()).hasSize(1);
    assertThat(ForkedTests.ofFailsafe(project, "argLine").executions()).isEqualTo(1);
    assertThat(ForkedTests.ofFailsafe(project, "argLine").obstacles()).isEmpty();
  }

  @Test
  void areNoneWithoutThePlugin() {
    assertThat(ForkedTests.ofFailsafe(project, "argLine").executions()).isZero();
  }

  private void surefire(String id, String configuration) {
    Projects.execute(project, "maven-surefire-plugin", "test", id, configuration);
  }
}
