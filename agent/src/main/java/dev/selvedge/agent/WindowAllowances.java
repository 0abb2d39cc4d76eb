package dev.selvedge.agent;

import dev.selvedge.agent.options.AllowSetting;
import dev.selvedge.agent.rule.Rules;
import dev.selvedge.agent.verdict.Allowance;
import dev.selvedge.agent.verdict.Expectation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test allows and expects by annotations, as the framework hands it over. */
final class WindowAllowances {

  private WindowAllowances() {}

  /**
   * Reads what is allowed.
   *
   * @param window as {@code allow} and {@code detached} it has lists of maps with {@code rule} (the
   *     former alone), {@code in}, {@code because} and {@code at}
   * @throws IllegalArgumentException if one cannot be used, in one line
   */
  static List<Allowance> of(Map<String, ?> window) {
    List<Allowance> allowances = new ArrayList<>();
    for (Map<?, ?> each : maps(window.get("allow"))) {
      allowances.add(allowance(each));
    }
    for (Map<?, ?> each : maps(window.get("detached"))) {
      allowances.add(detached(each));
    }
    return allowances;
  }

  /**
   * Reads what is expected.
   *
   * @param window as {@code expect} it has a list of maps with {@code rule}, {@code in} and {@code
   *     at}
   * @param on the names of the rules that are on
   * @throws IllegalArgumentException if one cannot be used, in one line
   */
  static List<Expectation> expected(Map<String, ?> window, Collection<String> on) {
    List<Expectation> expected = new ArrayList<>();
    for (Map<?, ?> each : maps(window.get("expect"))) {
      expected.add(expectation(each, on));
    }
    return expected;
  }

  private static List<Map<?, ?>> maps(@Nullable Object given) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (given instanceof List<?> list) {
      for (Object each : list) {
        maps.add((Map<?, ?>) each);
      }
    }
    return maps;
  }

  private static Expectation expectation(Map<?, ?> given, Collection<String> on) {
    String rule = text(given, "rule");
    String where = text(given, "in");
    String from = "@ExpectFinding at " + text(given, "at");
    if (!Rules.names().contains(rule)) {
      throw new IllegalArgumentException(
          "the " + from + " names no rule, '" + rule + "'; rules: " + names());
    }
    if (!on.contains(rule)) {
      throw new IllegalArgumentException(
          "the "
              + from
              + " expects "
              + rule
              + ", a rule that is off; switch it on by the option rules, as in rules=*:"
              + rule);
    }
    if (where.indexOf(' ') >= 0) {
      throw new IllegalArgumentException(
          "the " + from + " names no package, class or method, '" + where + "'");
    }
    return new Expectation(rule, where, from);
  }

  private static String names() {
    return String.join(", ", Rules.names());
  }

  private static Allowance detached(Map<?, ?> given) {
    Allowance allowance =
        new Allowance(
            Allowance.OF_DETACHED_WORK,
            text(given, "in"),
            text(given, "because"),
            "@Detached at " + text(given, "at"));
    if (allowance.where().indexOf(' ') >= 0) {
      throw new IllegalArgumentException(
          "the " + allowance.from() + " names no package, class or method");
    }
    if (allowance.because().isEmpty()) {
      throw new IllegalArgumentException(
          "the " + allowance.from() + " gives no reason why nobody waits for the work");
    }
    return allowance;
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
