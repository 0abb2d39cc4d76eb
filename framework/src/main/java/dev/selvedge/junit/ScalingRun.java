package dev.selvedge.junit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One run of a scaled test, with one number of inputs. */
final class ScalingRun implements TestTemplateInvocationContext, WindowJudge {

  private final Scaling scaling;
  private final int size;
  private boolean begun;
  private boolean passed;
  private boolean compared;
  private @Nullable List<?> fanOuts;

  ScalingRun(Scaling scaling, int size) {
    this.scaling = scaling;
    this.size = size;
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return "[" + invocationIndex + "] " + size + (size == 1 ? " input" : " inputs");
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(new ScalingRunExtension(this));
  }

  int size() {
    return size;
  }

  ScaledParameter parameter() {
    return scaling.parameter();
  }

  /** The window of the run is open, perhaps. */
  void begin(ExtensionContext context) {
    GuardedWindow opened = begun ? null : GuardedWindow.of(context);
    if (opened != null) {
      begun = true;
      opened.judgedBy(this);
      List<Map<String, Object>> before = scaling.before(this);
      compared = !before.isEmpty();
      scaling.agent().scale(opened.id(), Map.of("size", size, "before", before));
    }
  }

  /** What can be compared with other runs; null if it has not run to its good end. */
  @Nullable Map<String, Object> told() {
    List<?> known = fanOuts;
    return known == null || !passed ? null : Map.of("size", size, "fanOuts", known);
  }

  /** Whether it was compared with the runs before. */
  boolean wasCompared() {
    return compared;
  }

  boolean hasFanOut() {
    List<?> known = fanOuts;
    return known != null && !known.isEmpty();
  }

  void passed() {
    passed = true;
  }

  @Override
  public void closing() {
    // What the window saw is all that is needed.
  }

  @Override
  public void judge(WindowResult result) {
    fanOuts = result.fanOuts();
    // What is expected may need the most inputs.
    WindowVerdict.throwIfFailed(scaling.isLast(this) ? result : result.withoutMissed());
  }
}
