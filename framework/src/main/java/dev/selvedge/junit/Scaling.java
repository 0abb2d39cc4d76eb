package dev.selvedge.junit;

import dev.selvedge.internal.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The runs of one scaled test, one after the other, each with more inputs than the one before. */
final class Scaling {

  private final Agent agent;
  private final ScaledParameter parameter;
  private final ExtensionContext context;
  private final List<ScalingRun> runs = new ArrayList<>();

  /**
   * @param context that of all runs together
   */
  Scaling(Agent agent, ScalingSizes sizes, ScaledParameter parameter, ExtensionContext context) {
    this.agent = agent;
    this.parameter = parameter;
    this.context = context;
    for (int size : sizes.all()) {
      runs.add(new ScalingRun(this, size));
    }
  }

  Stream<TestTemplateInvocationContext> runs() {
    return runs.stream().map(TestTemplateInvocationContext.class::cast);
  }

  Agent agent() {
    return agent;
  }

  ScaledParameter parameter() {
    return parameter;
  }

  boolean isLast(ScalingRun run) {
    return run.equals(runs.get(runs.size() - 1));
  }

  /**
   * What the runs before the last one have told, for the last one; nothing for the others, and
   * where one of them has told nothing.
   */
  List<Map<String, Object>> before(ScalingRun run) {
    List<Map<String, Object>> told = new ArrayList<>();
    for (ScalingRun each : runs.subList(0, runs.size() - 1)) {
      Map<String, Object> peaks = each.told();
      if (peaks == null || run.equals(each)) {
        return List.of();
      }
      told.add(peaks);
    }
    return told;
  }

  /** All runs have ended. */
  void end() {
    String text = reservation();
    if (text != null) {
      System.err.println("selvedge: " + TestNames.of(context) + ": " + text);
      try {
        context.publishReportEntry("selvedge", text);
      } catch (RuntimeException refused) {
        // A launcher that cannot take a report entry is no reason to fail the test.
      }
    }
  }

  /** Why runs that have passed say less than one would think; null if they do not. */
  private @Nullable String reservation() {
    if (runs.stream().noneMatch(ScalingRun::wasCompared)) {
      return "whether a fan-out grows was not judged, only "
          + runs.stream().filter(run -> run.told() != null).count()
          + " of "
          + runs.size()
          + " sizes have run and passed";
    }
    return runs.stream().anyMatch(ScalingRun::hasFanOut)
        ? null
        : "no line has forked two tasks or more, so there was nothing that could grow";
  }
}
