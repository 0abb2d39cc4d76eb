package dev.selvedge.agent.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A finding as reports read it from a journal line's map. */
public record FindingView(
    String run,
    String id,
    String rule,
    boolean error,
    boolean known,
    String message,
    @Nullable String fix,
    @Nullable String docs,
    @Nullable String api,
    String attribution,
    @Nullable String test,
    List<String> candidates,
    @Nullable String thread,
    long count,
    @Nullable Site site,
    @Nullable Site origin,
    List<String> stack,
    List<?> lineage,
    List<?> consequences,
    long firstNanos,
    long durationNanos,
    long longestNanos,
    String fingerprint,
    @Nullable Curves curves) {

  /** The finding that the line holds. */
  public static FindingView of(Map<String, ?> finding) {
    Fields fields = new Fields(finding);
    return new FindingView(
        fields.text("run", ""),
        fields.text("id", ""),
        fields.text("rule", "Unknown rule"),
        fields.text("severity", "WARNING").equals("ERROR"),
        // What a test shows on purpose is no more news than what the baseline has.
        Boolean.TRUE.equals(finding.get("known")) || Boolean.TRUE.equals(finding.get("expected")),
        fields.text("message", "(the journal has no message for this finding)"),
        fields.text("fix"),
        fields.text("docs"),
        fields.text("api"),
        fields.text("attribution", "none"),
        fields.text("test"),
        fields.texts("candidates"),
        fields.text("thread"),
        Math.max(1, fields.amount("count")),
        Site.of(fields, "site"),
        Site.of(fields, "origin"),
        fields.texts("stack"),
        fields.list("lineage"),
        fields.list("consequences"),
        fields.number("firstNanos", 0),
        fields.amount("durationNanos"),
        fields.amount("longestNanos"),
        fields.text("fingerprint", ""),
        Curves.of(fields, fields.texts("columns"), fields.amount("limit")));
  }

  /** The number of the task that it is about, the last of its lineage; 0 if none is known. */
  public long task() {
    return !lineage.isEmpty() && lineage.get(lineage.size() - 1) instanceof Map<?, ?> last
        ? new Fields(last).amount("task")
        : 0;
  }

  boolean shared() {
    return attribution.equals("shared");
  }

  /** Whether the line at fault is the one that made the work, wherever the work is now. */
  public boolean aboutItsOrigin() {
    return site != null && site.equals(origin);
  }

  String severity() {
    return error ? "ERROR" : "WARNING";
  }

  /** What happened and, should the sentence not say it, where. */
  public String headline() {
    String sentence = Inert.sentence(message);
    if (site == null || message.contains(site.fileAndLine())) {
      return sentence;
    }
    return sentence + " (" + Inert.name(site.fileAndLine()) + ")";
  }

  /** What makes findings of different runs the same. */
  List<@Nullable Object> identity() {
    // Without a fingerprint (a foreign or broken writer) the message keeps different findings
    // apart.
    return Arrays.asList(rule, fingerprint.isEmpty() ? message : fingerprint, site);
  }
}
