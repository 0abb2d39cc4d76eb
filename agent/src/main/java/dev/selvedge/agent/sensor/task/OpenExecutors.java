package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.OpenExecutor;
import dev.selvedge.agent.event.OpenExecutor.Holder;
import dev.selvedge.agent.sensor.CodeOwner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Executors from their making to their shutdown: what their woven methods call, and those that are
 * still open when their window is over. The methods that are woven never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class OpenExecutors {

  private OpenExecutors() {}

  /** An executor was made, or a constructor of it that another one has called has returned. */
  public static void made(Object executor) {
    if (Sensor.isOn()) {
      try {
        Task maker = Works.makerOfFuture();
        if (maker != null
            && maker.window != null
            && isOrdinary(executor)
            && ExecutorTable.of(executor) == null) {
          add(executor, maker, maker.window);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static void add(Object executor, Task maker, TaskWindow window) {
    Origin origin = Origins.ofExecutor();
    // Whichever test is the first to use a class makes what its initialiser makes.
    if (origin.isOfUser()) {
      ExecutorTable.add(executor, maker, window, origin);
    } else if (origin.isByUser()) {
      ExecutorOrigins.add(executor, origin);
    }
  }

  /** Whether it is none that the JDK makes for its own ends, as the pool of the carriers. */
  private static boolean isOrdinary(Object executor) {
    Class<?> type = executor.getClass();
    return CodeOwner.of(type) != Owner.JDK
        || executor instanceof ThreadPoolExecutor
        || (type == ForkJoinPool.class && !ForkJoinTasks.makesCarriers(executor))
        || type.getName().equals("java.util.concurrent.ThreadPerTaskExecutor");
  }

  /** An executor is about to be shut down. */
  public static void closing(Object executor) {
    if (Sensor.isOn()) {
      try {
        MadeExecutor made = ExecutorTable.of(executor);
        if (made != null && made.isOpen() && !isOfCollector(Thread.currentThread())) {
          made.close();
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * Whether a thread runs what is to be done for objects that are gone. When it does so is a matter
   * of chance, and so nobody's way to close something.
   */
  private static boolean isOfCollector(Thread thread) {
    String type = thread.getClass().getName();
    return type.equals("java.lang.ref.Finalizer$FinalizerThread")
        || (type.equals("jdk.internal.misc.InnocuousThread")
            && thread.getName().contains("Cleaner"));
  }

  /** The number of an executor; 0 if user code did not make it in a window. */
  public static long numberOf(@Nullable Object executor) {
    MadeExecutor made = ExecutorTable.of(executor);
    return made == null ? 0 : made.id;
  }

  /** Those that are open of a window that is over. */
  public static List<OpenExecutor> of(String window) {
    List<MadeExecutor> open = new ArrayList<>();
    for (MadeExecutor each : ExecutorTable.open()) {
      if (each.window.id.equals(window)) {
        open.add(each);
      }
    }
    return describe(open, false);
  }

  /** Those of windows that were left and are over by now, and those of the JVM that are gone. */
  public static List<OpenExecutor> overdue() {
    List<MadeExecutor> open = new ArrayList<>();
    for (MadeExecutor each : ExecutorTable.gone()) {
      if (each.window == TaskWindow.JVM) {
        open.add(each);
      }
    }
    if (TaskWindows.hasOver()) {
      for (MadeExecutor each : ExecutorTable.open()) {
        if (each.window.isOver) {
          open.add(each);
        }
      }
    }
    return open.isEmpty() ? List.of() : describe(open, false);
  }

  /** Those that are open now that the JVM ends. */
  public static List<OpenExecutor> atEndOfJvm() {
    List<MadeExecutor> open = new ArrayList<>();
    boolean toldToEnd = EndOfJvm.isBySignal();
    for (MadeExecutor each : ExecutorTable.open()) {
      boolean counts =
          each.window == TaskWindow.JVM
              ? !toldToEnd || each.refersTo(null) || EndOfJvm.isHeldUpBy(each.get())
              : each.window.isOver;
      if (counts) {
        open.add(each);
      }
    }
    return describe(open, true);
  }

  private static List<OpenExecutor> describe(List<MadeExecutor> open, boolean jvmEnds) {
    if (!Sensor.isOn()) {
      return List.of(); // That they were shut down has perhaps not been seen.
    }
    open.removeIf(each -> !each.isToBeTold());
    open.forEach(ExecutorTable::forget);
    open.sort(Comparator.comparingLong(each -> each.id));
    if (open.isEmpty()) {
      return List.of();
    }
    Set<Object> sought = Collections.newSetFromMap(new IdentityHashMap<>());
    for (MadeExecutor each : open) {
      Object executor = each.get();
      if (executor != null) {
        sought.add(executor);
      }
    }
    Set<Object> ofFields = StaticFields.held(sought);
    Set<Object> ofThreads = jvmEnds ? StaticFields.heldByThreads(sought) : Set.of();
    List<OpenExecutor> described = new ArrayList<>();
    for (MadeExecutor each : open) {
      Object executor = each.get();
      Holder holder = Holder.ORDINARY;
      if (executor != null && ofFields.contains(executor)) {
        holder = Holder.STATIC_FIELD;
      } else if (executor != null && ofThreads.contains(executor)) {
        holder = Holder.LIVE_THREAD;
      }
      OpenExecutor event = each.describe(holder);
      if (event != null) {
        described.add(event);
      }
    }
    return described;
  }
}
