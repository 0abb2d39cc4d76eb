package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.rule.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed whatever window is open: by the user's options, and by libraries within
 * themselves. May be asked from any thread.
 */
public final class Allowances {

  /** Nothing is. */
  public static final Allowances NONE =
      new Allowances(
          List.of(), source -> List.of(), element -> Frame.of(element, Frame.Owner.LIBRARY, null));

  private final List<Allowance> general;
  private final OfLibraries ofLibraries;
  private final Function<StackTraceElement, Frame> frames;

  /**
   * @param general what the user's options allow
   * @param ofLibraries what libraries allow within themselves
   * @param frames makes a frame of an element whose class is to be looked up
   */
  public Allowances(
      List<Allowance> general, OfLibraries ofLibraries, Function<StackTraceElement, Frame> frames) {
    this.general = List.copyOf(general);
    this.ofLibraries = ofLibraries;
    this.frames = frames;
  }

  List<Allowance> general() {
    return general;
  }

  /**
   * The frames, if they are needed to know what is allowed; none if not. Many findings may wait to
   * be judged, and each would keep its stack.
   */
  List<Frame> needed(List<Frame> of, List<Allowance> ofWindows) {
    if (!general.isEmpty() || !ofWindows.isEmpty()) {
      return of;
    }
    String last = null;
    for (Frame frame : of) {
      String source = frame.source();
      if (source != null && !source.equals(last)) {
        if (!ofLibraries.isKnownToAllowNothing(source)) {
          return of;
        }
        last = source;
      }
    }
    return List.of();
  }

  /** What allows a candidate, of those that the options and the libraries give; null if nothing. */
  @Nullable Allowance find(Occurrence occurrence) {
    Allowance found = find(general, occurrence);
    return found != null ? found : ofLibraries(occurrence.candidate, occurrence.frames);
  }

  /** What allows a candidate, of some; null if nothing does. */
  @Nullable Allowance find(Iterable<Allowance> some, Occurrence occurrence) {
    Candidate candidate = occurrence.candidate;
    List<Frame> known = null;
    for (Allowance each : some) {
      if (each.isFor(candidate.rule().name())) {
        if (each.isOfDetachedWork()) {
          if (each.covers(made(occurrence))) {
            return each;
          }
          continue;
        }
        known = known == null ? places(candidate, occurrence.frames) : known;
        if (each.covers(known)) {
          return each;
        }
      }
    }
    return null;
  }

  /** Where the work at fault was made, and the work that made it. */
  private List<Frame> made(Occurrence occurrence) {
    Candidate candidate = occurrence.candidate;
    List<Frame> made = new ArrayList<>(occurrence.made);
    if (made.isEmpty()) {
      StackTraceElement origin = candidate.origin();
      made.add(frames.apply(origin == null ? candidate.site() : origin));
    }
    Lineage lineage = candidate.lineage();
    for (Ancestor each : lineage == null ? List.<Ancestor>of() : lineage.tasks()) {
      if (each.origin() != null) {
        made.add(frames.apply(each.origin()));
      }
    }
    return made;
  }

  private @Nullable Allowance ofLibraries(Candidate candidate, List<Frame> of) {
    String last = null;
    for (Frame frame : of) {
      String source = frame.source();
      if (source == null || source.equals(last)) {
        continue;
      }
      last = source;
      for (Allowance each : ofLibraries.of(source)) {
        if (each.isFor(candidate.rule().name()) && each.covers(within(of, source))) {
          return each;
        }
      }
    }
    return null;
  }

  private static List<Frame> within(List<Frame> frames, String source) {
    return frames.stream().filter(frame -> source.equals(frame.source())).toList();
  }

  /** The stack with site and origin, which need not lie on it. */
  List<Frame> places(Candidate candidate, List<Frame> of) {
    List<Frame> places = new ArrayList<>(of);
    if (places.isEmpty()) {
      candidate.stack().forEach(element -> places.add(frames.apply(element)));
      places.add(frames.apply(candidate.site()));
    }
    if (candidate.origin() != null) {
      places.add(frames.apply(candidate.origin()));
    }
    return places;
  }

  /** What libraries allow within themselves. May be asked from any thread. */
  @FunctionalInterface
  public interface OfLibraries {

    /**
     * What the jar at an address allows.
     *
     * @param source the address from which a class was loaded
     */
    List<Allowance> of(String source);

    /** Whether it was looked into before, and there was nothing; quick. */
    default boolean isKnownToAllowNothing(String source) {
      return false;
    }
  }
}
