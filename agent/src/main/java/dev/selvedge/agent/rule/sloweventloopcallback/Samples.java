package dev.selvedge.agent.rule.sloweventloopcallback;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.HarmlessCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the stacks of a thread at several moments have in common. */
final class Samples {

  /** How reactive libraries call the methods that hand on one item after the other. */
  private static final Set<String> LOOPS =
      Set.of("fastPath", "slowPath", "runAsync", "runSync", "runBackfused");

  private static final List<String> REACTIVE = List.of("reactor.core.publisher.", "io.reactivex.");

  private Samples() {}

  /** What most of the samples, at least three of four, have in common. */
  static Common common(List<List<Frame>> samples) {
    List<List<Frame>> alike = samples;
    int depth = 0;
    while (true) {
      List<List<Frame>> deeper = mostAlike(alike, depth);
      if (deeper.isEmpty() || 4 * deeper.size() < 3 * samples.size()) {
        return new Common(alike.isEmpty() ? List.of() : alike.get(0), depth);
      }
      alike = deeper;
      depth++;
    }
  }

  /** The largest group of samples that have the same frame at this depth, seen from outside. */
  private static List<List<Frame>> mostAlike(List<List<Frame>> samples, int depth) {
    Map<StackTraceElement, List<List<Frame>>> groups = new LinkedHashMap<>();
    List<List<Frame>> largest = List.of();
    for (List<Frame> sample : samples) {
      if (depth < sample.size()) {
        StackTraceElement frame = sample.get(sample.size() - 1 - depth).element();
        List<List<Frame>> group = groups.computeIfAbsent(frame, each -> new ArrayList<>());
        group.add(sample);
        largest = group.size() > largest.size() ? group : largest;
      }
    }
    return largest;
  }

  /**
   * Whether much of the time has gone into classes that are loaded, initialised and linked once, or
   * into other things that nobody is blamed for when they block: the rest is slow then for the same
   * reason, and will not be so again.
   */
  static boolean manyAreExcused(List<List<Frame>> samples) {
    long excused =
        samples.stream()
            .filter(sample -> loadsClasses(sample) || HarmlessCalls.isIn(sample))
            .count();
    return 3 * excused >= samples.size();
  }

  private static boolean loadsClasses(List<Frame> stack) {
    return stack.stream()
        .anyMatch(
            frame ->
                frame.methodName().equals("<clinit>")
                    || frame.className().startsWith("jdk.internal.loader.")
                    || frame.className().equals("java.lang.invoke.MethodHandleNatives")
                    || frame.className().equals("java.util.ServiceLoader")
                    || (frame.methodName().equals("loadClass")
                        && frame.isA("java.lang.ClassLoader")));
  }

  /** Whether it is not one callback but a stream, which calls one for each of its items. */
  static boolean areMany(List<Frame> frames) {
    return frames.stream()
        .anyMatch(
            frame ->
                REACTIVE.stream().anyMatch(frame.className()::startsWith)
                    && (LOOPS.contains(frame.methodName())
                        || frame.methodName().startsWith("drain")));
  }

  /**
   * What samples have in common.
   *
   * @param sample one of them
   * @param depth how many of its frames, the outermost ones, the others have too
   */
  record Common(List<Frame> sample, int depth) {

    /** The frames that were there all the time, innermost first. */
    List<Frame> frames() {
      return sample.subList(sample.size() - depth, sample.size());
    }
  }
}
