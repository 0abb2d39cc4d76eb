package dev.selvedge.maven;

import dev.selvedge.maven.CommandLine.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Fails the build if the tests of the module have found what must fail, guarded or not. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class CheckMojo extends SettingsMojo {

  /**
   * Folders with journals to read instead of the module's own: of other modules, or of other
   * machines. Relative ones are seen from the module's folder; {@code *}, {@code ?} and {@code **}
   * make patterns, as in {@code shards/*}.
   */
  @Parameter(property = "selvedge.dataFolders")
  @Nullable List<String> dataFolders;

  /** Whether the build fails; otherwise what would have failed it is a warning. */
  @Parameter(property = "selvedge.haltOnFailure", defaultValue = "true")
  boolean haltOnFailure;

  /**
   * Whether to print findings as annotations for GitHub, which shows them beside the code: {@code
   * auto} (in a workflow there), {@code always} or {@code never}.
   */
  @Parameter(property = "selvedge.annotations", defaultValue = "auto")
  String annotations;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    List<Path> folders = new ModuleJournals(this, dataFolders).folders();
    if (folders.isEmpty()) {
      getLog().info("No tests ran, nothing to check: there is no journal in " + output);
      return;
    }
    Outcome outcome = command().over(folders).run();
    switch (outcome.exitCode()) {
      case Outcome.DONE -> passed(outcome);
      case Outcome.FINDINGS -> failed(outcome);
      default -> throw new MojoExecutionException(outcome.complaint());
    }
  }

  private CommandLine command() throws MojoExecutionException {
    AgentOptions settings = new AgentOptions();
    addSettings(settings);
    CommandLine check = new CommandLine("check");
    check.with("--fail-on", Objects.requireNonNullElse(settings.get("fail-on"), "ERROR"));
    check.with("--annotations", annotations).with("--sources", sourceFolder());
    for (Map.Entry<String, String> severity : settings.severities().entrySet()) {
      check.with("--severity", severity.getKey() + "=" + severity.getValue());
    }
    if (baseline != null || Files.exists(baselineFile())) {
      check.with("--baseline", baselineFile());
      if (isPartial()) {
        check.with("--partial");
      }
    }
    return check;
  }

  /** Whether the baseline is for more than what ran here. */
  private boolean isPartial() {
    return !project.getBasedir().toPath().equals(baselineFile().getParent())
        || session.getUserProperties().containsKey("test")
        || session.getUserProperties().containsKey("it.test");
  }

  private void passed(Outcome outcome) {
    outcome.out().forEach(getLog()::info);
    outcome.complaints().forEach(getLog()::warn);
  }

  /** Where to read on, if {@code report} came first. */
  private String page() {
    Path page = output.toPath().resolve("index.html");
    return Files.isRegularFile(page) ? "\nPage: " + page.toUri() : "";
  }

  private void failed(Outcome outcome) throws MojoFailureException {
    outcome.complaints().forEach(getLog()::warn);
    String text = String.join("\n", outcome.out()).strip() + page();
    if (haltOnFailure) {
      throw new MojoFailureException(text);
    }
    text.lines().forEach(getLog()::warn);
  }
}
