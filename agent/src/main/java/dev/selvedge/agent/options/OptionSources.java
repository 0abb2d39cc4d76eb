package dev.selvedge.agent.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what was set, by precedence: the agent's option, the file that it names as {@code
 * config}, system properties with the prefix {@code selvedge.}, JUnit's configuration parameters
 * with it, and {@code selvedge.properties} in a folder of the class path. Of the parameters those
 * of JUnit's file are read; others are not known before JUnit runs.
 */
final class OptionSources {

  private static final String PREFIX = "selvedge.";
  private static final String CONFIG = "config";

  /** System properties with our prefix that are not options: they tell where the agent is. */
  private static final String RESERVED = "selvedge.agent.";

  /** What is the framework's: whether it may attach the agent, and which tests it guards. */
  static final Set<String> OF_FRAMEWORK = Set.of("attach", "guarded", "unguarded");

  /**
   * What is the Maven plugin's, and what people call the version of Selvedge: Surefire hands all
   * that stands on Maven's command line on to the JVM of the tests.
   */
  static final Set<String> OF_BUILD =
      Set.of(
          "annotations",
          "append",
          "dataFolders",
          "haltOnFailure",
          "page",
          "propertyName",
          "report.formats",
          "skip",
          "version");

  private OptionSources() {}

  static Map<String, String> collect(@Nullable String agentArgument, Properties system) {
    Map<String, String> values = new LinkedHashMap<>(userFile(system));
    putPrefixed(junitFile(system), values);
    putPrefixed(system, values);
    Map<String, String> argument = split(agentArgument == null ? "" : agentArgument);
    values.putAll(argument);
    String config = values.remove(CONFIG);
    if (config != null) {
      values.putAll(configFile(path(config)));
      argument.remove(CONFIG);
      values.putAll(argument);
    }
    return values;
  }

  private static void putPrefixed(Properties from, Map<String, String> values) {
    for (String name : from.stringPropertyNames()) {
      String key = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
      if (!key.isEmpty() && !name.startsWith(RESERVED) && !isOfOthers(key)) {
        values.put(key, from.getProperty(name).strip());
      }
    }
  }

  private static boolean isOfOthers(String key) {
    return OF_FRAMEWORK.contains(key) || OF_BUILD.contains(key);
  }

  /** What cannot be read JUnit complains about. */
  private static Properties junitFile(Properties system) {
    Properties properties = new Properties();
    for (Path folder : ClassPathFolders.of(system)) {
      Path file = folder.resolve("junit-platform.properties");
      if (Files.isRegularFile(file)) {
        try (InputStream content = Files.newInputStream(file)) {
          properties.load(content);
        } catch (IOException | IllegalArgumentException unreadable) {
          properties.clear();
        }
        break;
      }
    }
    return properties;
  }

  private static Path path(String config) {
    try {
      return Path.of(config);
    } catch (InvalidPathException e) {
      throw OptionException.badValue(CONFIG, config, "a file");
    }
  }

  private static Map<String, String> configFile(Path file) {
    Map<String, String> values = read(file, "option 'config' names");
    if (values.containsKey(CONFIG)) {
      throw new OptionException(
          "the file '" + file + "' has an option 'config'; only one such file is read");
    }
    return values;
  }

  private static Map<String, String> split(String argument) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : argument.split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals <= 0) {
        throw new OptionException(
            "'" + part + "' is not an option; options are key=value, separated by commas");
      }
      String key = part.substring(0, equals).strip();
      if (values.put(key, part.substring(equals + 1).strip()) != null) {
        throw new OptionException("option '" + key + "' is given twice; give it once");
      }
    }
    return values;
  }

  private static Map<String, String> userFile(Properties system) {
    for (Path folder : ClassPathFolders.of(system)) {
      Path file = folder.resolve("selvedge.properties");
      if (Files.isRegularFile(file)) {
        return read(file, "on the class path there is");
      }
    }
    return Map.of();
  }

  private static Map<String, String> read(Path file, String origin) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new OptionException(
          origin + " the file '" + file + "', which cannot be read as a properties file: " + e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      values.put(name, properties.getProperty(name).strip());
    }
    return values;
  }
}
