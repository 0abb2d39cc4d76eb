package dev.selvedge.agent;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.FanOutPeak;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.SiteLines;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.FanOutRule;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.sensor.task.FanOuts;
import dev.selvedge.agent.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges the fan-outs of a window that is over, and tells the journal of the largest. */
final class FanOutEnds {

  private static final int MOST_TOLD = 16;

  private final Verdict verdict;
  private final int limit;
  private final List<FanOutRule> rules = new ArrayList<>();

  /**
   * @param rules those that are on
   * @param limit how many tasks of one may be at work at once where the window does not say
   */
  FanOutEnds(Verdict verdict, List<Rule> rules, int limit) {
    this.verdict = verdict;
    this.limit = limit;
    for (Rule rule : rules) {
      if (rule instanceof FanOutRule ofFanOuts) {
        this.rules.add(ofFanOuts);
      }
    }
  }

  /**
   * The limit of a window.
   *
   * @param given what its description says, null if nothing
   * @throws IllegalArgumentException if it is no number above 0, in one line
   */
  static int limit(@Nullable Object given) {
    if (given == null) {
      return 0;
    }
    if (given instanceof Integer number && number > 0) {
      return number;
    }
    throw new IllegalArgumentException(
        "the limit of a fan-out must be a whole number from 1, and is " + given);
  }

  /**
   * A window is over.
   *
   * @return what its line in the journal says of it
   */
  List<Map<String, Object>> closed(String id) {
    List<FanOutPeak> ofLines = ofLines(FanOuts.end(id));
    ofLines.forEach(this::judge);
    return told(ofLines);
  }

  /** What there is to say so far of a window that is open. */
  List<Map<String, Object>> soFar(String id) {
    return told(ofLines(FanOuts.soFar(id)));
  }

  /** What was submitted and the thread that runs it were made by the same call. */
  private static List<FanOutPeak> ofLines(List<FanOutPeak> fanOuts) {
    List<FanOutPeak> first = new ArrayList<>();
    Set<StackTraceElement> lines = new HashSet<>();
    for (FanOutPeak fanOut : fanOuts) {
      Frame line = fanOut.line();
      if (line != null && lines.add(line.element())) {
        first.add(fanOut);
      }
    }
    return first;
  }

  private List<Map<String, Object>> told(List<FanOutPeak> fanOuts) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (FanOutPeak fanOut : fanOuts) {
      Frame line = fanOut.line();
      if (line != null && lines.size() < MOST_TOLD && fanOut.peak() > 0) {
        lines.add(line(fanOut, line.element(), limitOf(fanOut)));
      }
    }
    return lines;
  }

  /** Some time has passed, or a window is about to be closed, in which servers may have worked. */
  void passed() {
    FanOuts.passed(limit).forEach(this::judge);
  }

  /** The JVM ends. */
  void ended() {
    FanOuts.atEndOfJvm(limit).forEach(this::judge);
  }

  /** What the end line of the journal says of the JVM. */
  static List<Map<String, Object>> ofJvm(int limit) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (FanOutPeak fanOut : FanOuts.ofJvm()) {
      Frame line = fanOut.line();
      if (line != null && lines.size() < MOST_TOLD) {
        lines.add(line(fanOut, line.element(), limit));
      }
    }
    return lines;
  }

  private void judge(FanOutPeak fanOut) {
    for (FanOutRule rule : rules) {
      Candidate candidate = rule.judge(fanOut, limitOf(fanOut));
      if (candidate != null) {
        verdict.propose(candidate, fanOut.origin());
      }
    }
  }

  private int limitOf(FanOutPeak fanOut) {
    return fanOut.limit() == 0 ? limit : fanOut.limit();
  }

  private static Map<String, Object> line(FanOutPeak fanOut, StackTraceElement site, int limit) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("site", SiteLines.of(site));
    line.put("kind", fanOut.kind().words());
    String owner = owner(fanOut.lineage());
    if (owner != null) {
      line.put("owner", owner);
    }
    line.put("created", fanOut.created());
    line.put("peakRunning", fanOut.peakRunning());
    line.put("peakWaiting", fanOut.peakWaiting());
    line.put("gated", fanOut.gated());
    line.put("peak", fanOut.peak());
    line.put("bound", fanOut.bound());
    line.put("limit", limit);
    line.put("task", fanOut.owner());
    line.put("groups", fanOut.owners());
    line.put("series", fanOut.series() == null ? List.of() : fanOut.series().points());
    return line;
  }

  /** Who makes the tasks, in words; null if that is not known. */
  private static @Nullable String owner(@Nullable Lineage lineage) {
    if (lineage == null || lineage.tasks().isEmpty()) {
      return null;
    }
    Ancestor owner = lineage.tasks().get(0);
    if (owner.name() != null) {
      return owner.kind().words() + ' ' + owner.name();
    }
    return owner.origin() == null
        ? owner.kind().words()
        : owner.kind().words() + " made at " + Places.of(owner.origin());
  }
}
