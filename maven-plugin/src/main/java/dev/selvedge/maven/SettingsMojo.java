package dev.selvedge.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What says which findings count, for the agent as well as for {@code check}. */
abstract class SettingsMojo extends SelvedgeMojo {

  /** The name of the file with what is known. */
  static final String BASELINE = "selvedge-baseline.json";

  /**
   * The least severity that fails a guarded test, and the build at {@code check}: {@code ERROR},
   * {@code WARNING} or {@code never}. Without it, {@code ERROR}.
   */
  @Parameter(property = "selvedge.fail-on")
  @Nullable String failOn;

  /**
   * How bad findings of a rule are, by the name of the rule: {@code ERROR}, {@code WARNING}, or
   * {@code off} for a rule that is of no interest.
   */
  @Parameter @Nullable Map<String, String> severities;

  /**
   * The file with the findings that are known already and fail nothing, as the goal {@code
   * baseline} writes it. Without it, {@code selvedge-baseline.json} in the folder of the module, if
   * it exists.
   */
  @Parameter(property = "selvedge.baseline")
  @Nullable File baseline;

  /**
   * Any options of the agent by their keys, as {@code <fanout.limit>16</fanout.limit>}. Each can be
   * set by a property as well, {@code selvedge.fanout.limit}.
   */
  @Parameter @Nullable Map<String, String> options;

  /** Adds what was set in the POM and by properties to what is set already. */
  void addSettings(AgentOptions all) throws MojoExecutionException {
    for (Map.Entry<String, @Nullable String> option : entries(options)) {
      all.set(option.getKey(), option.getValue());
    }
    all.set("fail-on", failOn);
    for (Map.Entry<String, @Nullable String> severity : entries(severities)) {
      all.set("severity." + severity.getKey(), severity.getValue());
    }
    all.addProperties(session.getUserProperties());
    all.addProperties(project.getProperties());
  }

  /** The file with what is known, whether it exists or not. */
  Path baselineFile() {
    Path file = Path.of(BASELINE);
    if (baseline != null) {
      file = baseline.toPath();
    } else if (options != null && options.get("baseline") != null) {
      file = Path.of(options.get("baseline"));
    }
    return project.getBasedir().toPath().resolve(file).normalize();
  }

  private static Iterable<Map.Entry<String, @Nullable String>> entries(
      @Nullable Map<String, String> given) {
    return new TreeMap<String, @Nullable String>(given == null ? Map.of() : given).entrySet();
  }
}
