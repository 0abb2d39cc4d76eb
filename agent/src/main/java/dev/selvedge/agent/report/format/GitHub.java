package dev.selvedge.agent.report.format;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a step of a workflow on GitHub knows from its environment. */
public final class GitHub {

  private final Map<String, String> environment;

  /**
   * @param environment the environment of the process
   */
  public GitHub(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Whether this is a step of a workflow. */
  public boolean isHere() {
    return environment.getOrDefault("GITHUB_ACTIONS", "").equals("true");
  }

  /** The file that the step's summary is to be appended to, or null if there is none. */
  @Nullable Path stepSummary() {
    String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
    try {
      return file.isEmpty() ? null : Path.of(file);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** The address of a line of code, or null where it is not known what is built. */
  @Nullable String address(String path, long line) {
    String server = environment.getOrDefault("GITHUB_SERVER_URL", "");
    String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
    String commit = environment.getOrDefault("GITHUB_SHA", "");
    if (!server.matches("https?://[\\w.:-]+")
        || !repository.matches("[\\w.-]+/[\\w.-]+")
        || !commit.matches("[0-9a-f]{7,64}")) {
      return null;
    }
    try {
      String file =
          new URI(null, null, "/" + repository + "/blob/" + commit + "/" + path, null)
              .toASCIIString()
              .replace("(", "%28")
              .replace(")", "%29");
      return server + file + (line > 0 ? "#L" + line : "");
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
