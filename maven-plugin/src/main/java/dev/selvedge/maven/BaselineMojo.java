package dev.selvedge.maven;

import dev.selvedge.maven.CommandLine.Outcome;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the latest tests have found into the baseline, so that it fails nothing from now on
 * and what is new does. Modules may have one file in common.
 */
@Mojo(name = "baseline", threadSafe = true)
public class BaselineMojo extends SelvedgeMojo {

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  /** The file to write. Without it, {@code selvedge-baseline.json} in the folder of the module. */
  @Parameter(property = "selvedge.baseline")
  @Nullable File baseline;

  /**
   * Folders with journals to read instead of the module's own: of other modules, or of other
   * machines. Relative ones are seen from the module's folder; {@code *}, {@code ?} and {@code **}
   * make patterns, as in {@code shards/*}.
   */
  @Parameter(property = "selvedge.dataFolders")
  @Nullable List<String> dataFolders;

  @Override
  void run() throws MojoExecutionException {
    Found found = new Found(file(), new ModuleJournals(this, dataFolders).folders());
    Optional<List<Found>> all = new LastOfAll<Found>(session, execution).give(project, found);
    if (all.isPresent()) {
      write(all.get());
    }
  }

  private void write(List<Found> all) throws MojoExecutionException {
    Map<Path, Set<Path>> byFile = new LinkedHashMap<>();
    for (Found found : all) {
      if (!found.folders.isEmpty()) {
        byFile.computeIfAbsent(found.file, same -> new LinkedHashSet<>()).addAll(found.folders);
      }
    }
    if (byFile.isEmpty()) {
      throw new MojoExecutionException(
          "there is no journal to make a baseline of; let tests run first, with the goal"
              + " prepare-agent: mvn test selvedge:baseline");
    }
    for (Map.Entry<Path, Set<Path>> each : byFile.entrySet()) {
      Outcome outcome =
          new CommandLine("baseline").with("--to", each.getKey()).over(each.getValue()).run();
      if (outcome.exitCode() != Outcome.DONE) {
        throw new MojoExecutionException(outcome.complaint());
      }
      outcome.out().forEach(getLog()::info);
      outcome.complaints().forEach(getLog()::warn);
    }
  }

  private Path file() {
    Path folder = project.getBasedir().toPath();
    return baseline == null ? folder.resolve(SettingsMojo.BASELINE) : baseline.toPath();
  }

  /** What one module has found, and the file that it goes to. */
  private record Found(Path file, List<Path> folders) {}
}
