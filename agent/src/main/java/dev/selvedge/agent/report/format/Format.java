package dev.selvedge.agent.report.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A form that a report can have. */
public enum Format {
  /** A page for people. */
  HTML("index.html", ".html", "Page"),
  /** Findings for code scanning. */
  SARIF("selvedge.sarif", ".sarif", "SARIF"),
  /** Findings for the summary and the annotations of a step on GitHub. */
  GITHUB("selvedge-summary.md", ".md", "Summary"),
  /** Tasks, waits and findings for Perfetto and speedscope. */
  TRACE("selvedge-trace.json", ".trace.json", "Trace"),
  /** The same as events of the JDK's flight recorder. */
  JFR("selvedge.jfr", ".jfr", "JFR");

  private final String file;
  private final String suffix;
  private final String label;

  Format(String file, String suffix, String label) {
    this.file = file;
    this.suffix = suffix;
    this.label = label;
  }

  /** The format of a name, whatever its case; null if there is none. */
  public static @Nullable Format of(String name) {
    for (Format format : values()) {
      if (format.text().equalsIgnoreCase(name)) {
        return format;
      }
    }
    return null;
  }

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Format::text).toList();
  }

  /** Its name as people write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of a report of many JVMs. */
  public String file() {
    return file;
  }

  /** What the name of the report of one JVM ends in, behind that of its journal. */
  public String suffix() {
    return suffix;
  }

  /** What a report of it is called where it is named. */
  public String label() {
    return label;
  }
}
