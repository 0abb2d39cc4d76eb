package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.Frame;
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
  private final Function<String, List<Allowance>> ofSource;
  private final Function<StackTraceElement, Frame> frames;

  /**
   * @param general what the user's options allow
   * @param ofSource what the jar at an address allows within itself
   * @param frames makes a frame of an element whose class is to be looked up
   */
  public Allowances(
      List<Allowance> general,
      Function<String, List<Allowance>> ofSource,
      Function<StackTraceElement, Frame> frames) {
    this.general = List.copyOf(general);
    this.ofSource = ofSource;
    this.frames = frames;
  }

  List<Allowance> general() {
    return general;
  }

  /** What allows a candidate, of those that the options and the libraries give; null if nothing. */
  @Nullable Allowance find(Candidate candidate, List<Frame> of) {
    Allowance found = find(general, candidate, of);
    return found != null ? found : ofLibraries(candidate, of);
  }

  /** What allows a candidate, of some; null if nothing does. */
  @Nullable Allowance find(Iterable<Allowance> some, Candidate candidate, List<Frame> of) {
    List<Frame> known = null;
    for (Allowance each : some) {
      if (each.isFor(candidate.rule().name())) {
        known = known == null ? places(candidate, of) : known;
        if (each.covers(known)) {
          return each;
        }
      }
    }
    return null;
  }

  private @Nullable Allowance ofLibraries(Candidate candidate, List<Frame> of) {
    String last = null;
    for (Frame frame : of) {
      String source = frame.source();
      if (source == null || source.equals(last)) {
        continue;
      }
      last = source;
      for (Allowance each : ofSource.apply(source)) {
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
  private List<Frame> places(Candidate candidate, List<Frame> of) {
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
}
