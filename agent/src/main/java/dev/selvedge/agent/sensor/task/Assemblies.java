package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.PublicNames;
import dev.selvedge.agent.sensor.SuperTypes;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where the user assembles publishers, or subscribes to them: where the user's code calls
 * something that answers one. What is assembled by a constructor or a class initialiser is a part
 * of what is made there, and waits in a field for whoever may need it. Publishers are assembled by
 * the thousand, so that the stack is walked for the first of a place and then for some, if a
 * function or what they are built upon tells the place.
 */
final class Assemblies implements Function<Stream<StackFrame>, Assemblies.Found> {

  private static final String REACTOR = "reactor.";
  private static final String PUBLISHER = "org.reactivestreams.Publisher";

  /** Frames that are looked at for the user's own. */
  private static final int DEEPEST = 64;

  /** Frames from the user's line outwards that are looked at for a constructor. */
  private static final int MAKERS = 16;

  /** Frames that are kept, the API and the user's line first. */
  private static final int KEPT = 6;

  private static final int MOST_PLACES = 4096;

  private static final Found NOBODY = new Found(null);
  private static final Origin NO_SOURCE = new Origin(List.of(), null, false);

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final Assemblies FIND = new Assemblies(true);
  private static final Assemblies FIND_SUBSCRIPTION = new Assemblies(false);

  /** By the user's class the places in it. */
  private static final ClassValue<Map<String, Found>> PLACES =
      new ClassValue<>() {
        @Override
        protected Map<String, Found> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /** Where publishers are assembled with functions of a class. */
  private static final ClassValue<Site> BY_FUNCTION =
      new ClassValue<>() {
        @Override
        protected Site computeValue(Class<?> type) {
          return new Site();
        }
      };

  /** Where publishers of a class are built upon those of a place. */
  private static final ClassValue<Map<Origin, Site>> BY_SOURCE =
      new ClassValue<>() {
        @Override
        protected Map<Origin, Site> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private final boolean assembling;

  /**
   * @param assembling whether something that answers a publisher is looked for, else what
   *     subscribes to one
   */
  private Assemblies(boolean assembling) {
    this.assembling = assembling;
  }

  /**
   * The place where the user subscribes to a publisher now; null if it is not the user who does.
   */
  static @Nullable Origin subscriptionOrigin() {
    return WALKER.walk(FIND_SUBSCRIPTION).origin;
  }

  /** The place where the user assembles a publisher now; null if it is not the user who does. */
  static @Nullable Origin origin(Class<?> type, PublisherParts parts) {
    return site(type, parts).find().origin;
  }

  private static Site site(Class<?> type, PublisherParts parts) {
    Class<?> function = parts.function();
    if (function != null) {
      return BY_FUNCTION.get(function);
    }
    Map<Origin, Site> sites = BY_SOURCE.get(type);
    Origin source = parts.source() == null ? NO_SOURCE : parts.source().place.origin();
    Site known = sites.get(source);
    return known != null
        ? known
        : sites.computeIfAbsent(
            sites.size() < MOST_PLACES ? source : NO_SOURCE, each -> new Site());
  }

  @Override
  public Found apply(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.limit(DEEPEST).iterator();
    StackFrame called = null;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      Owner owner = owner(frame.getDeclaringClass());
      if (owner == Owner.USER) {
        return called != null && isSought(called) ? found(called, frame, frames) : NOBODY;
      }
      if (owner == Owner.LIBRARY) {
        called = frame;
      }
    }
    return NOBODY;
  }

  private static Owner owner(Class<?> type) {
    // Selvedge itself lies on the boot class path, and so is the JDK's.
    return type.getName().startsWith(REACTOR) ? Owner.LIBRARY : CodeOwner.of(type);
  }

  private boolean isSought(StackFrame called) {
    return assembling
        ? answersPublisher(called)
        : called.getMethodName().startsWith("subscribe")
            && called.getDeclaringClass().getName().startsWith(REACTOR);
  }

  private static boolean answersPublisher(StackFrame frame) {
    try {
      return SuperTypes.of(frame.getMethodType().returnType()).contains(PUBLISHER);
    } catch (RuntimeException | LinkageError unresolvable) {
      return false;
    }
  }

  private Found found(StackFrame called, StackFrame user, Iterator<StackFrame> outwards) {
    List<StackFrame> kept = new ArrayList<>(KEPT);
    kept.add(called);
    kept.add(user);
    boolean part = assembling && isMaking(user);
    for (int i = 0; i < MAKERS && outwards.hasNext() && !part; i++) {
      StackFrame frame = outwards.next();
      Owner owner = owner(frame.getDeclaringClass());
      if (owner == Owner.LIBRARY) {
        break;
      }
      if (owner == Owner.USER) {
        part = assembling && isMaking(frame);
        if (kept.size() < KEPT) {
          kept.add(frame);
        }
      }
    }
    return part ? NOBODY : known(kept, user);
  }

  private static boolean isMaking(StackFrame frame) {
    return frame.getMethodName().equals("<init>") || frame.getMethodName().equals("<clinit>");
  }

  private static Found known(List<StackFrame> kept, StackFrame user) {
    Map<String, Found> places = PLACES.get(user.getDeclaringClass());
    String place =
        user.getMethodName() + ':' + user.getByteCodeIndex() + ':' + kept.get(0).getMethodName();
    Found known = places.get(place);
    if (known == null) {
      List<Frame> frames = new ArrayList<>(kept.size());
      for (StackFrame each : kept) {
        frames.add(
            Frame.of(
                each.toStackTraceElement(), owner(each.getDeclaringClass()), PublicNames.of(each)));
      }
      known = new Found(new Origin(frames, frames.get(1), true));
      Found raced = places.putIfAbsent(place, known);
      known = raced == null ? known : raced;
    }
    return known;
  }

  /** The place that a walk has found, which may be nobody's. */
  static final class Found {
    private final @Nullable Origin origin;

    private Found(@Nullable Origin origin) {
      this.origin = origin;
    }
  }

  /** Publishers that seem to come from one place. */
  private static final class Site {
    /** So often the stack is walked before the places are believed to be all the same. */
    private static final int WALKS = 4;

    /** Of so many later ones one is looked at again. */
    private static final int SAMPLE = 64;

    /** Publishers from several places are looked at one by one, but not for ever. */
    private static final int MIXED_WALKS = 20_000;

    private volatile @Nullable Found agreed;
    private int walks;
    private int passed;
    private boolean mixed;

    // Races here cost a walk more or less, no more.
    Found find() {
      Found known = agreed;
      boolean sampled = (++passed & (SAMPLE - 1)) == 0;
      if (known != null && walks >= (mixed ? MIXED_WALKS : WALKS) && !sampled) {
        // Of those from several places it is not said where they are from, rather than wrongly.
        return mixed ? NOBODY : known;
      }
      walks++;
      Found found = WALKER.walk(FIND);
      mixed |= known != null && !known.equals(found);
      agreed = found;
      return found;
    }
  }
}
