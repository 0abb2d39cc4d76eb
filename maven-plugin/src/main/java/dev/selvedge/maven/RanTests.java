package dev.selvedge.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The reports of Surefire and Failsafe, which tell that tests ran. */
final class RanTests {

  private final Set<Path> folders = new LinkedHashSet<>();

  RanTests(MavenProject project) {
    Path build = Path.of(project.getBuild().getDirectory());
    folders.add(build.resolve("surefire-reports"));
    folders.add(build.resolve("failsafe-reports"));
    for (String name : new String[] {"maven-surefire-plugin", "maven-failsafe-plugin"}) {
      Plugin plugin = project.getPlugin("org.apache.maven.plugins:" + name);
      if (plugin != null) {
        for (PluginExecution execution : plugin.getExecutions()) {
          addReportsOf(execution, project.getBasedir().toPath());
        }
      }
    }
  }

  /** Whether there is a report that is not older. */
  boolean anySince(Instant time) {
    return folders.stream().anyMatch(folder -> anySince(time, folder));
  }

  private void addReportsOf(PluginExecution execution, Path base) {
    Xpp3Dom configuration = (Xpp3Dom) execution.getConfiguration();
    Xpp3Dom folder = configuration == null ? null : configuration.getChild("reportsDirectory");
    if (folder != null && folder.getValue() != null) {
      folders.add(base.resolve(folder.getValue().strip()));
    }
  }

  private static boolean anySince(Instant time, Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> isReport(file) && !modified(file).isBefore(time));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isReport(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("TEST-") && name.endsWith(".xml");
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }
}
