package dev.selvedge.agent;

import dev.selvedge.agent.options.OptionException;
import dev.selvedge.agent.options.PermitSetting;
import dev.selvedge.agent.weave.DeclaredPermit;
import dev.selvedge.agent.weave.PermitFiles;
import java.io.IOException;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The methods by which libraries hand out permits, by a {@code selvedge.properties} in their jar.
 * It is read when the first class of the jar is loaded; what cannot be used is said once and left
 * out.
 */
final class LibraryPermitFiles implements PermitFiles {

  private final Map<String, List<DeclaredPermit>> bySource = new ConcurrentHashMap<>();

  @Override
  public List<DeclaredPermit> of(@Nullable ProtectionDomain domain) {
    CodeSource code = domain == null ? null : domain.getCodeSource();
    if (code == null || code.getLocation() == null) {
      return List.of();
    }
    String source = code.getLocation().toString();
    List<DeclaredPermit> known = bySource.get(source);
    if (known == null) {
      known = read(source);
      bySource.put(source, known);
    }
    return known;
  }

  private static List<DeclaredPermit> read(String source) {
    try {
      String value = LibraryProperties.of(source).getProperty(PermitSetting.KEY);
      return value == null ? List.of() : declared(PermitSetting.of(value));
    } catch (OptionException refused) {
      Console.say("ignored in the " + LibraryProperties.name(source) + ": " + refused.getMessage());
    } catch (IOException | IllegalArgumentException | SecurityException unreadable) {
      // Who asks what the library allows says so.
    }
    return List.of();
  }

  /** The same as it is woven. */
  static List<DeclaredPermit> declared(List<PermitSetting> settings) {
    List<DeclaredPermit> declared = new ArrayList<>();
    for (PermitSetting each : settings) {
      declared.add(new DeclaredPermit(each.type(), each.takes(), each.gives()));
    }
    return List.copyOf(declared);
  }
}
