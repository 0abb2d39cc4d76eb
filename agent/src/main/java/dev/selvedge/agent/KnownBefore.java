package dev.selvedge.agent;

import dev.selvedge.agent.baseline.Baseline;
import dev.selvedge.agent.baseline.BaselineFile;
import dev.selvedge.agent.options.OptionException;
import dev.selvedge.agent.options.Options;
import dev.selvedge.agent.verdict.Known;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;

/** What the file of the option {@code baseline} says of findings from before. */
final class KnownBefore implements Known {

  private final Baseline baseline;

  private KnownBefore(Baseline baseline) {
    this.baseline = baseline;
  }

  /**
   * What is known with these options.
   *
   * @throws OptionException if they name a file that is no baseline
   */
  static Known of(Options options) {
    Path file = options.baseline();
    if (file == null) {
      return NOTHING;
    }
    try {
      return new KnownBefore(BaselineFile.read(file));
    } catch (IOException | SecurityException e) {
      throw OptionException.badValue(
          "baseline",
          file + "",
          "a file that the command baseline has written; "
              + file.toAbsolutePath().normalize()
              + " "
              + e.getMessage());
    }
  }

  @Override
  public boolean has(String fingerprint) {
    return baseline.find(fingerprint) != null;
  }

  @Override
  public Set<Integer> among(String fingerprint, SortedSet<Integer> lines) {
    return baseline.known(fingerprint, lines);
  }
}
