package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanTestsTests {

  private static final Instant BUILD = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path base;
  private final MavenProject project = Projects.project("shop", "1");

  @BeforeEach
  void folders() {
    project.setFile(base.resolve("pom.xml").toFile());
    project.getBuild().setDirectory(base.resolve("target").toString());
    Projects.execute(
        project,
        "maven-surefire-plugin",
        "test",
        "slow",
        "<reportsDirectory>target/slow-reports</reportsDirectory>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"surefire-reports", "failsafe-reports", "slow-reports"})
  void areKnownByTheirReports(String folder) throws IOException {
    report(folder, "TEST-com.acme.ShopTest.xml", BUILD);

    assertThat(new RanTests(project).anySince(BUILD)).isTrue();
    assertThat(new RanTests(project).anySince(BUILD.plusSeconds(1))).isFalse();
  }

  @Test
  void areNoneWithoutReports() throws IOException {
    assertThat(new RanTests(project).anySince(Instant.EPOCH)).isFalse();
    report("failsafe-reports", "failsafe-summary.xml", BUILD);
    assertThat(new RanTests(project).anySince(Instant.EPOCH)).isFalse();
  }

  private void report(String folder, String name, Instant modified) throws IOException {
    Path file = base.resolve("target").resolve(folder).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "<testsuite/>");
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }
}
