package dev.selvedge.agent.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a setting {@code allow.<Rule>=<where> because <reason>} says. A name behind the rule, {@code
 * allow.<Rule>.<name>}, tells several of the same rule apart.
 *
 * @param key the key
 * @param rule the name of the rule, {@code *} for all
 * @param where a package, class or method
 * @param because the reason
 */
public record AllowSetting(String key, String rule, String where, String because) {

  static final String PREFIX = "allow.";

  private static final String BECAUSE = " because ";

  /**
   * Reads a setting.
   *
   * @throws OptionException if it names no rule or no place, or gives no reason
   */
  public static AllowSetting of(String key, String value, List<String> ruleNames) {
    String name = key.substring(PREFIX.length());
    int dot = name.indexOf('.');
    String rule = dot < 0 ? name : name.substring(0, dot);
    int because = (value + " ").indexOf(BECAUSE);
    String where = because < 0 ? value : value.substring(0, because).strip();
    String reason =
        because < 0 ? "" : value.substring(Math.min(value.length(), because + BECAUSE.length()));
    String complaint = complaint(rule, where, reason, ruleNames);
    if (complaint != null) {
      throw new OptionException(
          "option '" + key + "' has the value '" + value + "', which " + complaint);
    }
    return new AllowSetting(key, rule, where, reason.strip());
  }

  /** Whether a key is that of such a setting. */
  public static boolean isKey(String key) {
    return key.startsWith(PREFIX);
  }

  /** What is wrong with an allowance, in words that go on after its name; null if nothing is. */
  public static @Nullable String complaint(
      String rule, String where, String because, List<String> ruleNames) {
    if (!rule.equals("*") && !ruleNames.contains(rule)) {
      return "names no rule, '" + rule + "'; rules: " + String.join(", ", ruleNames) + ", or *";
    }
    if (where.isBlank() || where.strip().indexOf(' ') >= 0) {
      return "names no package, class or method; write '<where> because <reason>'";
    }
    return because.isBlank() ? "gives no reason; write '<where> because <reason>'" : null;
  }
}
