package dev.selvedge.agent.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where on the page something is: the same on every page that shows it, so that links to it can be
 * passed on.
 */
final class Anchors {

  private final Map<List<@Nullable Object>, String> findings = new HashMap<>();
  private final Map<String, Integer> used = new HashMap<>();
  private final Spans spans;

  Anchors(List<MergedFinding> findings, Spans spans) {
    this.spans = spans;
    findings.forEach(each -> add(each.finding()));
  }

  private void add(FindingView finding) {
    String plain = "finding-" + plain(finding.rule() + "-" + finding.fingerprint());
    int before = used.merge(plain, 1, Integer::sum);
    // Several lines of one method have the same fingerprint.
    findings.put(finding.identity(), before == 1 ? plain : plain + "-" + before);
  }

  /** What comes from a journal must not end up in an address as it is. */
  private static String plain(String text) {
    String harmless = text.replaceAll("[^A-Za-z0-9-]", "");
    return harmless.substring(0, Math.min(80, harmless.length())).toLowerCase(Locale.ROOT);
  }

  /** The anchor of the card of a finding; null if it has none on this page. */
  @Nullable String of(FindingView finding) {
    return findings.get(finding.identity());
  }

  /** The anchor of a window's timeline, or of that of what belongs to no window. */
  static String timeline(String run, @Nullable String window) {
    return "timeline/" + plain(run) + "/" + (window == null ? "jvm" : plain(window));
  }

  /** The anchor of the task that a finding is about; null if no timeline has it. */
  @Nullable String taskOf(FindingView finding) {
    long task = finding.task();
    TaskSpan span = task == 0 ? null : spans.task(finding.run(), task);
    return span == null ? null : timeline(span.run(), span.window()) + "/" + task;
  }
}
