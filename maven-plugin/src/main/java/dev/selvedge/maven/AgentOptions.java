package dev.selvedge.maven;

import dev.selvedge.agent.options.OptionException;
import dev.selvedge.agent.options.Options;
import dev.selvedge.agent.options.OptionsParser;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Rules;
import dev.selvedge.agent.rule.Thresholds;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The options of the agent as the POM and Maven's command line set them. */
final class AgentOptions {

  private static final String PREFIX = "selvedge.";
  private static final String SEVERITY = "severity.";

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Sets an option; one that is null or empty is none. */
  void set(String key, @Nullable String value) throws MojoExecutionException {
    String line = value == null ? "" : value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    if (line.isEmpty()) {
      return;
    }
    String before = values.putIfAbsent(key, line);
    if (before != null && !before.equals(line)) {
      throw new MojoExecutionException(
          "option '"
              + key
              + "' is set twice, to '"
              + before
              + "' and to '"
              + line
              + "'; set it once");
    }
  }

  /** Sets an option that is a list; an item may be a list itself. */
  void set(String key, Collection<String> items) throws MojoExecutionException {
    set(key, items.stream().map(String::strip).collect(Collectors.joining(":")));
  }

  /** Sets an option unless it is set already. */
  void setByDefault(String key, String value) throws MojoExecutionException {
    if (!values.containsKey(key)) {
      set(key, value);
    }
  }

  /** Sets an option, or takes it out, whatever it was before. */
  void replace(String key, @Nullable String value) throws MojoExecutionException {
    values.remove(key);
    set(key, value);
  }

  /** The value of an option, null if it was not set. */
  @Nullable String get(String key) {
    return values.get(key);
  }

  /** The severities that were set, {@code off} among them, by the names of the rules. */
  Map<String, String> severities() {
    Map<String, String> severities = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(SEVERITY)) {
            severities.put(key.substring(SEVERITY.length()), value);
          }
        });
    return severities;
  }

  /** Leaves out of the rules those with the severity {@code off}, which the agent does not know. */
  void turnOff() throws MojoExecutionException {
    List<String> off = new ArrayList<>();
    severities()
        .forEach(
            (rule, severity) -> {
              if (severity.equalsIgnoreCase("off") && Rules.names().contains(rule)) {
                off.add(rule);
                values.remove(SEVERITY + rule);
              }
            });
    if (!off.isEmpty()) {
      Options before = parse(List.of());
      replace(
          "rules",
          Rules.all(Thresholds.DEFAULT).stream()
              .filter(rule -> before.isOn(rule.name(), rule.isOnByDefault()))
              .map(Rule::name)
              .filter(rule -> !off.contains(rule))
              .collect(Collectors.joining(":")));
    }
  }

  /** Whether an option was set. */
  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The options among properties, {@code selvedge.<option>}, that are not set already. */
  void addProperties(Properties properties) throws MojoExecutionException {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && OptionsParser.isKey(name.substring(PREFIX.length()))) {
        setByDefault(name.substring(PREFIX.length()), properties.getProperty(name));
      }
    }
  }

  /** Makes what is relative to the project's folder absolute: tests may run in another one. */
  void resolve(String key, File folder) {
    values.computeIfPresent(
        key, (same, value) -> folder.toPath().resolve(value).normalize().toString());
  }

  /**
   * Reads the options as the agent is going to.
   *
   * @param resources folders with what will be on the class path of the tests
   * @throws MojoExecutionException if the agent would refuse them
   */
  void validate(Collection<Path> resources) throws MojoExecutionException {
    parse(resources);
  }

  private Options parse(Collection<Path> resources) throws MojoExecutionException {
    Properties system = new Properties();
    system.setProperty("path.separator", File.pathSeparator);
    system.setProperty(
        "java.class.path",
        resources.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    values.forEach(
        (key, value) -> {
          if (hasComma(value)) {
            system.setProperty(PREFIX + key, value);
          }
        });
    try {
      return OptionsParser.parse(inline(), system, Rules.names());
    } catch (OptionException e) {
      throw new MojoExecutionException(e.getMessage());
    }
  }

  /** The arguments of a JVM that is to be watched, not quoted. */
  List<String> arguments(Path jar) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-javaagent:" + jar + "=" + inline());
    values.forEach(
        (key, value) -> {
          if (hasComma(value)) {
            arguments.add("-D" + PREFIX + key + "=" + value);
          }
        });
    return arguments;
  }

  /** In the agent's argument a comma ends an option; as a system property it does not. */
  private static boolean hasComma(String value) {
    return value.indexOf(',') >= 0;
  }

  private String inline() {
    return values.entrySet().stream()
        .filter(option -> !hasComma(option.getValue()))
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(","));
  }
}
