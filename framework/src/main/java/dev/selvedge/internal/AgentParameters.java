package dev.selvedge.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The agent's options among JUnit's configuration parameters. The agent has read those of JUnit's
 * file by itself when it started, if that lies in a folder; others it cannot know of.
 */
public final class AgentParameters {

  private static final String PREFIX = "selvedge.";

  /** Of the framework itself. */
  private static final List<String> OWN = List.of("attach", "guarded", "unguarded");

  private static final String ATTACH = "attach";

  /** Tell where the agent is. */
  private static final String RESERVED = "agent.";

  private AgentParameters() {}

  /**
   * Looks whether all of them are known, and says of those that come too late that they do.
   *
   * @param keys the keys of all parameters
   * @param values the value of a parameter
   * @return what is wrong with one, in one line; null if nothing is
   */
  public static @Nullable String problem(
      Set<String> keys, Function<String, @Nullable String> values) {
    Agent agent = Agents.present();
    return agent == null ? null : problem(agent.options(), keys, values, SelfAttach::say);
  }

  static @Nullable String problem(
      Map<String, Object> options,
      Set<String> keys,
      Function<String, @Nullable String> values,
      Consumer<String> late) {
    List<?> accepted = options.get("accepted") instanceof List<?> list ? list : List.of();
    List<?> others = options.get("passedOver") instanceof List<?> list ? list : List.of();
    Map<?, ?> given = options.get("given") instanceof Map<?, ?> map ? map : Map.of();
    for (String key : new TreeSet<>(keys)) {
      String option = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
      if (option.equals(ATTACH) && !AttachSetting.isUsable(values.apply(key))) {
        return badAttach(key, values.apply(key));
      }
      if (option.isEmpty()
          || OWN.contains(option)
          || others.contains(option)
          || option.startsWith(RESERVED)) {
        continue;
      }
      if (!isAccepted(option, accepted)) {
        return unknown(key, accepted);
      }
      if (!given.containsKey(option)) {
        late.accept(
            "the configuration parameter '"
                + key
                + "="
                + values.apply(key)
                + "' comes too late for the agent, which has read its options before; give it in a"
                + " junit-platform.properties that lies in a folder of the class path, or as a"
                + " system property of the tests' JVM");
      }
    }
    return null;
  }

  /** What the parameter is called may go on where the option has a name in angle brackets. */
  private static boolean isAccepted(String option, List<?> accepted) {
    return accepted.stream()
        .map(String::valueOf)
        .anyMatch(
            each ->
                each.equals(option)
                    || (each.indexOf('<') > 0
                        && option.startsWith(each.substring(0, each.indexOf('<')))));
  }

  private static String badAttach(String key, @Nullable String value) {
    return "the configuration parameter '"
        + key
        + "' has the value '"
        + value
        + "'; accepted are true and false";
  }

  private static String unknown(String key, List<?> accepted) {
    List<String> all = new ArrayList<>(OWN);
    accepted.forEach(each -> all.add(String.valueOf(each)));
    return "unknown configuration parameter '"
        + key
        + "'; behind 'selvedge.' may stand "
        + String.join(", ", new TreeSet<>(all));
  }
}
