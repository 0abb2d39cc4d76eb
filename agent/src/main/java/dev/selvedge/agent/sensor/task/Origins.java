package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.PublicNames;
import dev.selvedge.agent.sensor.SuperTypes;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where tasks are made. A walk of the stack costs more than all the rest, so where tasks
 * run a lambda, whose class is made for one place in the code, it is made for the first of them and
 * then for some, unless they turned out to come from different places. Of a class with a name each
 * task is looked at.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Origins implements Function<Stream<StackFrame>, Origin> {

  /** By which methods executors and schedulers of libraries take what others make. */
  private static final String[] TAKING = {
    "execute",
    "internalExecuteBlocking",
    "submit",
    "schedule",
    "invokeA",
    "lazyExecute",
    "runOnContext",
    "set",
    "directSched",
    "workerSched",
    "addTask",
    "offerTask"
  };

  private static final String[] TAKERS = {
    "io.vertx.core.Context",
    "io.vertx.core.Vertx",
    "io.vertx.core.impl.ExecuteBlocking",
    "io.vertx.core.impl.TaskQueue",
    "reactor.core.scheduler.Scheduler",
    "reactor.core.scheduler.Scheduler$Worker"
  };

  /** Frames that are looked at for the user's own, and for a class that is initialised. */
  private static final int DEEPEST = 192;

  /** Frames that are kept between the API and the user's line. */
  private static final int KEPT = 6;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final Origins OF_THREAD = new Origins(false, false, false);
  private static final Origins OF_TASK = new Origins(true, false, false);
  private static final Origins OF_CALL = new Origins(true, true, false);
  private static final Origins OF_EXECUTOR = new Origins(false, false, true);

  /** The origins in the code of a class. */
  private static final ClassValue<Map<String, Origin>> PLACES =
      new ClassValue<>() {
        @Override
        protected Map<String, Origin> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /** Where runnables of a class are given away. */
  private static final ClassValue<Site> SITES =
      new ClassValue<>() {
        @Override
        protected Site computeValue(Class<?> type) {
          return new Site();
        }
      };

  private final boolean throughTakers;
  private final boolean throughHelpers;
  private final boolean throughConstructors;

  /**
   * @param throughTakers whether who calls an executor of a library is the maker, not the executor
   * @param throughHelpers whether who calls a part of the JDK that works for itself is the maker
   * @param throughConstructors whether who calls a constructor of an executor is the maker, not
   *     that constructor
   */
  private Origins(boolean throughTakers, boolean throughHelpers, boolean throughConstructors) {
    this.throughTakers = throughTakers;
    this.throughHelpers = throughHelpers;
    this.throughConstructors = throughConstructors;
  }

  /**
   * The place in the code that makes a thread now.
   *
   * @param body what it is to run; null if that is not known
   */
  static Origin ofThread(@Nullable Object body) {
    return of(body, OF_THREAD);
  }

  /**
   * The place in the code that makes a task now.
   *
   * @param body what the task is to run; null if that is not known
   */
  static Origin ofTask(@Nullable Object body) {
    return of(body, OF_TASK);
  }

  /** The place in the code that makes an executor now, whose constructor may be the user's own. */
  static Origin ofExecutor() {
    return of(null, OF_EXECUTOR);
  }

  /** The place in the code that calls what has begun work for it. */
  static Origin ofCall() {
    return WALKER.walk(OF_CALL);
  }

  /**
   * The place in the code that waits; unknown in the midst of loading a class, where names are not
   * looked for.
   */
  static Origin ofWait() {
    return ClassLoads.areUnderWay() ? Origin.UNKNOWN : ofCall();
  }

  /**
   * The place in the code that makes a future now.
   *
   * @param body what its work is to run; null if that is not known
   * @param maker the task that makes it
   */
  static Origin ofFuture(@Nullable Object body, Task maker) {
    if (maker.isOfOpenedWindow() || (body != null && isOfOnePlace(body.getClass()))) {
      return of(body, OF_TASK);
    }
    // A service runs for weeks, and a walk for each of its futures would slow it down.
    Class<?> type = body == null ? Origins.class : body.getClass();
    return SITES.get(type).isWorthWalk() ? WALKER.walk(OF_TASK) : Origin.UNKNOWN;
  }

  /** Keeps in mind where commands of a class are given away, of which no task is kept. */
  static void learn(Object command) {
    SITES.get(command.getClass()).origin(OF_TASK);
  }

  /** Where the commands of a class were given away; null if that is not known, or at several. */
  static @Nullable Origin learned(Class<?> command) {
    return SITES.get(command).only();
  }

  private static Origin of(@Nullable Object body, Origins origins) {
    // A class with a name may be used in many places; a lambda's is made for one.
    return body == null || !isOfOnePlace(body.getClass())
        ? WALKER.walk(origins)
        : SITES.get(body.getClass()).origin(origins);
  }

  private static boolean isOfOnePlace(Class<?> type) {
    return type.isHidden();
  }

  private boolean takes(StackFrame frame) {
    if (!throughTakers) {
      return false;
    }
    Class<?> type = frame.getDeclaringClass();
    for (String taking : TAKING) {
      if (frame.getMethodName().startsWith(taking)) {
        return Executor.class.isAssignableFrom(type)
            || SuperTypes.of(type).stream().anyMatch(Arrays.asList(TAKERS)::contains);
      }
    }
    return false;
  }

  private boolean constructs(StackFrame frame) {
    return throughConstructors
        && frame.getMethodName().equals("<init>")
        && Executor.class.isAssignableFrom(frame.getDeclaringClass());
  }

  /** A future of a class of its own is made by whoever asks for it, not by its constructor. */
  private static boolean isPartOfFuture(StackFrame frame) {
    return switch (frame.getMethodName()) {
      case "<init>" -> Future.class.isAssignableFrom(frame.getDeclaringClass());
      case "newTaskFor" -> Executor.class.isAssignableFrom(frame.getDeclaringClass());
      default -> false;
    };
  }

  @Override
  public Origin apply(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.limit(DEEPEST).iterator();
    List<StackFrame> kept = new ArrayList<>(KEPT);
    StackFrame user = null;
    Owner maker = null;
    boolean initialiser = false;
    boolean helper = false;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      Class<?> type = frame.getDeclaringClass();
      Owner owner = CodeOwner.of(type);
      if (owner == Owner.JDK) {
        if (maker == null && !type.getName().startsWith("dev.selvedge.agent.")) {
          helper |= !throughHelpers && JdkHelpers.is(type);
          helper |= frame.getMethodName().equals("<clinit>");
          kept.clear();
          kept.add(frame);
        }
        continue;
      }
      if (maker == null && (constructs(frame) || (owner == Owner.LIBRARY && takes(frame)))) {
        // What is inside of the call is of no interest.
        kept.clear();
        kept.add(frame);
        continue;
      }
      if (maker == null && isPartOfFuture(frame)) {
        continue;
      }
      maker = maker == null ? owner : maker;
      if (user == null) {
        if (owner == Owner.USER) {
          user = frame;
        }
        if (kept.size() == KEPT && user != null) {
          kept.set(KEPT - 1, frame);
        } else if (kept.size() < KEPT) {
          kept.add(frame);
        }
      }
      if (frame.getMethodName().equals("<clinit>")) {
        initialiser = true;
        break;
      }
      if (type.getName().startsWith("org.junit.")) {
        break;
      }
    }
    boolean byUser = maker == Owner.USER && !helper;
    Origin origin = origin(kept, user, byUser && !initialiser);
    if (byUser && initialiser) {
      origin.ofInitialiser = true;
    }
    return origin;
  }

  /** The place that some frames are, innermost first; the same for the same frames. */
  static Origin origin(List<StackFrame> kept, @Nullable StackFrame user, boolean ofUser) {
    StackFrame holder = user != null ? user : kept.isEmpty() ? null : kept.get(kept.size() - 1);
    if (holder == null) {
      return Origin.UNKNOWN;
    }
    Map<String, Origin> places = PLACES.get(holder.getDeclaringClass());
    String place =
        holder.getMethodName()
            + ':'
            + holder.getByteCodeIndex()
            + ':'
            + kept.size()
            + kept.get(0).getMethodName()
            + ofUser;
    Origin known = places.get(place);
    if (known != null) {
      return known;
    }
    Origin made = make(kept, user, ofUser);
    places.put(place, made);
    return made;
  }

  private static Origin make(List<StackFrame> kept, @Nullable StackFrame user, boolean ofUser) {
    List<Frame> frames = new ArrayList<>(kept.size());
    Frame line = null;
    for (StackFrame each : kept) {
      Frame frame =
          Frame.of(
              each.toStackTraceElement(),
              CodeOwner.of(each.getDeclaringClass()),
              PublicNames.of(each));
      frames.add(frame);
      if (each == user) {
        line = frame;
      }
    }
    return new Origin(List.copyOf(frames), line, ofUser);
  }

  /** Where runnables of one class come from. */
  private static final class Site {
    /** So often the stack is walked before the places are believed to be all the same. */
    private static final int WALKS = 4;

    /** Of so many later ones one is looked at again at first, and at the end. */
    private static final int SAMPLE = 64;

    private static final int RAREST_SAMPLE = 4096;

    /** Runnables from several places are looked at one by one, but not for ever. */
    private static final int MIXED_WALKS = 20_000;

    private volatile @Nullable Origin agreed;
    private int walks;
    private int passed;
    private int sample = SAMPLE;
    private boolean mixed;

    /** The one place; null if there is none so far, or there are several. */
    @Nullable Origin only() {
      return mixed ? null : agreed;
    }

    /** Whether the place of one more is to be looked up; of many only some are. */
    boolean isWorthWalk() {
      int walked = ++passed;
      return (walked > 0 && walked < MIXED_WALKS) || (walked & (RAREST_SAMPLE - 1)) == 0;
    }

    // Races here cost a walk more or less, no more.
    Origin origin(Origins origins) {
      Origin known = agreed;
      boolean walk =
          known == null
              || walks < WALKS
              || (mixed && walks < MIXED_WALKS)
              || (++passed & (sample - 1)) == 0;
      if (!walk && known != null) {
        return known;
      }
      walks++;
      Origin found = WALKER.walk(origins);
      if (known != null && known != found) {
        mixed = true;
        sample = SAMPLE;
      } else if (walks > WALKS && sample < RAREST_SAMPLE) {
        sample *= 2;
      }
      agreed = found;
      return found;
    }
  }
}
