package dev.selvedge.agent;

import dev.selvedge.agent.options.AllowSetting;
import dev.selvedge.agent.rule.Rules;
import dev.selvedge.agent.verdict.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test allows by annotations, as the framework hands it over. */
final class WindowAllowances {

  private WindowAllowances() {}

  /**
   * Reads them.
   *
   * @param given a list of maps with {@code rule}, {@code in}, {@code because} and {@code at}
   * @throws IllegalArgumentException if one cannot be used, in one line
   */
  static List<Allowance> of(@Nullable Object given) {
    List<Allowance> allowances = new ArrayList<>();
    if (given instanceof List<?> list) {
      for (Object each : list) {
        allowances.add(allowance((Map<?, ?>) each));
      }
    }
    return allowances;
  }

  private static Allowance allowance(Map<?, ?> given) {
    Allowance allowance =
        new Allowance(
            text(given, "rule"),
            text(given, "in"),
            text(given, "because"),
            "@Allow at " + text(given, "at"));
    String complaint =
        AllowSetting.complaint(
            allowance.rule(), allowance.where(), allowance.because(), Rules.names());
    if (complaint != null) {
      throw new IllegalArgumentException("the " + allowance.from() + " " + complaint);
    }
    return allowance;
  }

  private static String text(Map<?, ?> given, String key) {
    Object value = given.get(key);
    return value == null ? "" : value.toString().strip();
  }
}
