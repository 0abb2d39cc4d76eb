package dev.selvedge.agent.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user has set, with the defaults for the rest.
 *
 * @param output the folder of journals and reports
 * @param baseline the file with the findings that are known; null if there is none
 * @param packages the packages of the user; empty to go by where classes were loaded from
 * @param jars patterns of names of jars whose code is the user's, where no packages are named
 * @param rules patterns of the names of rules that are on
 * @param severities severity by rule, {@code ERROR} or {@code WARNING}, where it is not the rule's
 *     own
 * @param failOn {@code ERROR}, {@code WARNING} or {@code never}
 * @param eventLoops patterns of names of threads that are event loops
 * @param allowed what is allowed
 * @param blocking packages, classes and methods that are declared to block
 * @param throwsAtCalls whether an error is thrown at a call that blocks
 * @param times from when on a wait or a computation counts
 * @param limits up to where a fan-out, a queue and threads are taken for bounded
 * @param permits methods by which permits are taken and given back, beside those known
 * @param settleNanos how long the tasks of a window are waited for at its end; 0 not at all
 * @param interruptsLeaks whether tasks that are still alive then are interrupted
 * @param formats the reports to write when the JVM ends
 * @param stackDepth how many frames of a stack are kept
 * @param timeline of how many tasks at most the journal tells what they did and when
 * @param given the values that were given, by key, for the journal
 */
public record Options(
    Path output,
    @Nullable Path baseline,
    List<String> packages,
    List<String> jars,
    List<String> rules,
    Map<String, String> severities,
    String failOn,
    List<String> eventLoops,
    List<AllowSetting> allowed,
    List<String> blocking,
    boolean throwsAtCalls,
    Times times,
    Limits limits,
    List<String> permits,
    long settleNanos,
    boolean interruptsLeaks,
    Set<String> formats,
    int stackDepth,
    int timeline,
    Map<String, String> given) {

  public Options {
    packages = List.copyOf(packages);
    jars = List.copyOf(jars);
    rules = List.copyOf(rules);
    severities = Map.copyOf(severities);
    eventLoops = List.copyOf(eventLoops);
    allowed = List.copyOf(allowed);
    blocking = List.copyOf(blocking);
    permits = List.copyOf(permits);
    formats = Set.copyOf(formats);
    given = Map.copyOf(given);
  }

  /**
   * Whether a rule is on.
   *
   * @param byDefault whether it is among all of them, which {@code *} stands for, or must be named
   */
  public boolean isOn(String rule, boolean byDefault) {
    for (String pattern : rules) {
      if (Wildcards.matches(pattern, rule) && (byDefault || !pattern.equals("*"))) {
        return true;
      }
    }
    return false;
  }
}
