package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.event.UnstartedWork.Kind;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A thread that user code has made: where, and by which task. Holds the thread weakly. */
final class MadeThread {

  final TaskWindow window;
  final Origin origin;
  private final Task maker;
  private final WeakReference<Thread> thread;
  private final @Nullable String name;
  private final boolean virtual;

  /** Whether it was started, or need not be. */
  private volatile boolean begun;

  MadeThread(Thread thread, boolean virtual, Task maker, Origin origin) {
    this.thread = new WeakReference<>(thread);
    this.name = thread.getName();
    this.virtual = virtual;
    this.window = maker.window == null ? TaskWindow.JVM : maker.window;
    this.maker = maker;
    this.origin = origin;
  }

  void begin() {
    begun = true;
  }

  boolean isBegun() {
    return begun;
  }

  boolean isVirtual() {
    return virtual;
  }

  /** What there is to say of it, if it was not started; null if it was. */
  @Nullable UnstartedWork describe() {
    Thread made = thread.get();
    Lineage lineage = Ancestors.of(maker);
    if (begun || lineage == null || (made != null && ThreadFacts.state(made) != Thread.State.NEW)) {
      return null;
    }
    boolean kept = window != TaskWindow.JVM && made != null && StaticFields.hold(made);
    return new UnstartedWork(
        virtual ? Kind.VIRTUAL_THREAD : Kind.THREAD,
        name,
        origin.frames,
        lineage,
        System.nanoTime(),
        kept);
  }
}
