package dev.selvedge.agent.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads options, and refuses what it does not know. */
public final class OptionsParser {

  private static final String SEVERITY = "severity.";
  private static final String BASELINE = "baseline";
  private static final String REPORT = "report";
  private static final String SETTLE = "settle";
  private static final String TIMELINE = "timeline";
  private static final int MOST_SETTLE_MINUTES = 10;
  private static final int MOST = 1_000_000_000;
  private static final int MOST_SPANS = 10_000_000;
  private static final List<String> SEVERITIES = List.of("ERROR", "WARNING");
  private static final List<String> FORMATS =
      List.of("html", "sarif", "github", "trace", "jfr", "none");

  /** All keys, as the documentation lists them. */
  static final List<String> KEYS =
      List.of(
          "allow.<Rule>",
          BASELINE,
          "blocking",
          "cancel.grace",
          "carrier.threshold",
          "config",
          "eventloops",
          "fail-on",
          "fanout.limit",
          "formats",
          "jars",
          "lock.threshold",
          "loop.threshold",
          "mode",
          "on-leak",
          "output",
          "packages",
          "permits",
          "pinned.threshold",
          "queue.limit",
          "rules",
          SETTLE,
          "severity.<Rule>",
          "stack-depth",
          "threads.limit",
          TIMELINE);

  private final Map<String, String> values;
  private final List<String> ruleNames;

  private OptionsParser(Map<String, String> values, List<String> ruleNames) {
    this.values = values;
    this.ruleNames = ruleNames;
  }

  /**
   * Reads the options.
   *
   * @param agentArgument what stands behind {@code -javaagent:selvedge-agent.jar=}, null if nothing
   *     does
   * @param system the system properties
   * @param ruleNames the names of all rules
   * @throws OptionException if a key is unknown or a value is bad
   */
  public static Options parse(
      @Nullable String agentArgument, Properties system, List<String> ruleNames) {
    return new OptionsParser(OptionSources.collect(agentArgument, system), ruleNames).options();
  }

  /** The names of all options. */
  public static List<String> keys() {
    return KEYS;
  }

  /** The names of what is no option, and stands among properties of a build all the same. */
  public static Set<String> keysOfBuild() {
    return OptionSources.OF_BUILD;
  }

  /** Whether this is the key of an option, whatever its value. */
  public static boolean isKey(String key) {
    return KEYS.contains(key) || key.startsWith(SEVERITY) || AllowSetting.isKey(key);
  }

  private Options options() {
    for (String key : values.keySet()) {
      requireKnown(key);
    }
    return new Options(
        path("output", "target/selvedge", "a folder"),
        values.containsKey(BASELINE) ? path(BASELINE, "", "a file") : null,
        packages(),
        list("jars", ""),
        rules(),
        severities(),
        oneOf("fail-on", "ERROR", List.of("ERROR", "WARNING", "never")),
        list("eventloops", ""),
        allowed(),
        list("blocking", ""),
        oneOf("mode", REPORT, List.of(REPORT, "throw")).equals("throw"),
        times(),
        limits(),
        permits(),
        settle(),
        oneOf("on-leak", REPORT, List.of(REPORT, "interrupt")).equals("interrupt"),
        formats(),
        number("stack-depth", "64", 1, 1024),
        timeline(),
        values);
  }

  private void requireKnown(String key) {
    if (key.startsWith(SEVERITY)) {
      String rule = key.substring(SEVERITY.length());
      if (!ruleNames.contains(rule)) {
        throw new OptionException(
            "option '" + key + "' names no rule; rules: " + String.join(", ", ruleNames));
      }
    } else if (OptionSources.OF_FRAMEWORK.contains(key)) {
      throw new OptionException(
          "'"
              + key
              + "' is no option of the agent but a setting of the tests; give it as selvedge."
              + key
              + " in junit-platform.properties, or as a system property");
    } else if (!KEYS.contains(key) && !AllowSetting.isKey(key)) {
      throw new OptionException(
          "unknown option '" + key + "'; options: " + String.join(", ", KEYS));
    }
  }

  private List<AllowSetting> allowed() {
    List<AllowSetting> allowed = new ArrayList<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (AllowSetting.isKey(value.getKey())) {
        allowed.add(AllowSetting.of(value.getKey(), value.getValue(), ruleNames));
      }
    }
    return allowed;
  }

  private Times times() {
    return new Times(
        duration("lock.threshold", Times.DEFAULT.lockNanos()),
        duration("pinned.threshold", Times.DEFAULT.pinnedNanos()),
        duration("carrier.threshold", Times.DEFAULT.carrierNanos()),
        duration("loop.threshold", Times.DEFAULT.loopNanos()),
        duration("cancel.grace", Times.DEFAULT.graceNanos()));
  }

  private Limits limits() {
    return new Limits(
        limit("fanout.limit", Limits.DEFAULT.fanOut()),
        limit("queue.limit", Limits.DEFAULT.queue()),
        limit("threads.limit", Limits.DEFAULT.threads()));
  }

  private int limit(String key, int byDefault) {
    return number(key, String.valueOf(byDefault), 1, MOST);
  }

  private long duration(String key, long byDefault) {
    String value = values.get(key);
    return value == null ? byDefault : Durations.nanos(key, value);
  }

  /** No longer than anybody would wait at the end of each test. */
  private long settle() {
    long nanos = duration(SETTLE, TimeUnit.MILLISECONDS.toNanos(500));
    if (nanos > TimeUnit.MINUTES.toNanos(MOST_SETTLE_MINUTES)) {
      throw OptionException.badValue(
          SETTLE, values.getOrDefault(SETTLE, ""), "at most " + MOST_SETTLE_MINUTES + "m");
    }
    return nanos;
  }

  private Path path(String key, String byDefault, String accepted) {
    String value = values.getOrDefault(key, byDefault);
    if (value.isEmpty()) {
      throw OptionException.badValue(key, value, accepted);
    }
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw OptionException.badValue(key, value, accepted);
    }
  }

  private List<String> permits() {
    List<String> parts = list(PermitSetting.KEY, "");
    PermitSetting.of(parts); // Refused here if they are no such methods.
    return parts;
  }

  private List<String> list(String key, String byDefault) {
    List<String> list = new ArrayList<>();
    for (String each : values.getOrDefault(key, byDefault).split(":", -1)) {
      if (!each.isBlank()) {
        list.add(each.strip());
      }
    }
    return list;
  }

  /**
   * A package stands for all below it, so that {@code com.acme} and {@code com.acme.*} are the
   * same.
   */
  private List<String> packages() {
    List<String> packages = new ArrayList<>();
    for (String name : list("packages", "")) {
      String plain = name.endsWith(".*") ? name.substring(0, name.length() - 2) : name;
      if (plain.indexOf('*') >= 0 || plain.indexOf('?') >= 0) {
        throw OptionException.badValue(
            "packages", name, "names of packages, as com.acme, each with all below it");
      }
      packages.add(plain);
    }
    return packages;
  }

  private List<String> rules() {
    List<String> patterns = list("rules", "*");
    for (String pattern : patterns) {
      if (!Wildcards.matchesAny(pattern, ruleNames)) {
        throw OptionException.badValue(
            "rules", pattern, "'*', or of " + String.join(", ", ruleNames));
      }
    }
    return patterns;
  }

  private Map<String, String> severities() {
    Map<String, String> severities = new LinkedHashMap<>();
    for (String key : values.keySet()) {
      if (key.startsWith(SEVERITY)) {
        severities.put(key.substring(SEVERITY.length()), oneOf(key, "ERROR", SEVERITIES));
      }
    }
    return severities;
  }

  private String oneOf(String key, String byDefault, List<String> accepted) {
    String value = values.getOrDefault(key, byDefault);
    for (String each : accepted) {
      if (each.equalsIgnoreCase(value)) {
        return each;
      }
    }
    throw OptionException.badValue(key, value, String.join(", ", accepted));
  }

  private Set<String> formats() {
    Set<String> formats = new TreeSet<>();
    for (String format : list("formats", "html")) {
      if (!FORMATS.contains(format.toLowerCase(Locale.ROOT))) {
        throw OptionException.badValue("formats", format, String.join(", ", FORMATS));
      }
      formats.add(format.toLowerCase(Locale.ROOT));
    }
    return formats;
  }

  private int timeline() {
    String value = values.getOrDefault(TIMELINE, "20000");
    if (value.equalsIgnoreCase("off")) {
      return 0;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 0 && number <= MOST_SPANS) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw OptionException.badValue(
        TIMELINE, value, "'off', or a whole number from 0 to " + MOST_SPANS);
  }

  private int number(String key, String byDefault, int least, int most) {
    String value = values.getOrDefault(key, byDefault);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw OptionException.badValue(key, value, "a whole number from " + least + " to " + most);
  }
}
