package dev.selvedge.agent;

import dev.selvedge.agent.options.AllowSetting;
import dev.selvedge.agent.options.OptionException;
import dev.selvedge.agent.options.PermitSetting;
import dev.selvedge.agent.rule.Rules;
import dev.selvedge.agent.verdict.Allowance;
import dev.selvedge.agent.verdict.Allowances;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What libraries allow within themselves, by a {@code selvedge.properties} in their jar. A jar is
 * looked into when something in it is found for the first time. A setting that cannot be used is
 * said once and left out: the user cannot mend it.
 */
final class LibraryAllowances implements Allowances.OfLibraries {

  private final Map<String, List<Allowance>> bySource = new ConcurrentHashMap<>();

  @Override
  public boolean isKnownToAllowNothing(String source) {
    List<Allowance> known = bySource.get(source);
    return known != null && known.isEmpty();
  }

  @Override
  public List<Allowance> of(String source) {
    List<Allowance> known = bySource.get(source);
    if (known == null) {
      known = read(source);
      bySource.put(source, known);
    }
    return known;
  }

  private static List<Allowance> read(String source) {
    try {
      Properties properties = LibraryProperties.of(source);
      return properties.isEmpty()
          ? List.of()
          : allowances(properties, LibraryProperties.name(source));
    } catch (IOException | IllegalArgumentException | SecurityException unreadable) {
      Console.say("what the library " + source + " allows cannot be read: " + unreadable);
      return List.of();
    }
  }

  private static List<Allowance> allowances(Properties properties, String file) {
    List<Allowance> allowances = new ArrayList<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (key.equals(PermitSetting.KEY)) {
        continue; // Read where classes are loaded.
      }
      if (!AllowSetting.isKey(key)) {
        Console.say(
            "'"
                + key
                + "' in the "
                + file
                + " is ignored: a library may only allow, and say what takes permits");
        continue;
      }
      try {
        AllowSetting setting =
            AllowSetting.of(key, properties.getProperty(key).strip(), Rules.names());
        allowances.add(new Allowance(setting.rule(), setting.where(), setting.because(), file));
      } catch (OptionException refused) {
        Console.say("ignored in the " + file + ": " + refused.getMessage());
      }
    }
    return List.copyOf(allowances);
  }
}
