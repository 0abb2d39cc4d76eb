package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.Stacks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Why a future is not done: which work is to complete it, and where that stands. A slow look, in
 * words for a person.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class PendingFuture {

  /** Of more pieces of work that lead to a future the rest is counted only. */
  private static final int MOST_WORKS = 5;

  /** So far it is followed who waits for whom. */
  private static final int DEEPEST = 6;

  private static final int MOST_FRAMES = 8;

  private final Snapshot snapshot = TaskWindows.look();
  private final List<String> lines = new ArrayList<>();
  private final Set<Object> told = Collections.newSetFromMap(new IdentityHashMap<>());

  private PendingFuture() {}

  /** Says of a future that is not done why it is not; empty if nothing is known. */
  public static List<String> explain(Object future) {
    if (!Sensor.isOn()) {
      return List.of();
    }
    PendingFuture look = new PendingFuture();
    look.begin(future);
    return look.lines;
  }

  private void begin(Object future) {
    boolean known =
        future instanceof CompletableFuture
            || future instanceof FutureTask
            || future instanceof ForkJoinTask;
    if (!known) {
      lines.add("of futures of the class " + future.getClass().getName() + " nothing is known");
      return;
    }
    Task task = taskOf(future);
    if (task != null && task.origin != null && task.origin.line() != null) {
      lines.add("it was made " + madeAt(task) + madeBy(task.parent));
    }
    if (Ledger.isDone(future)) {
      lines.add("it is done by now");
      return;
    }
    follow(future, "", 0);
  }

  private static @Nullable Task taskOf(Object future) {
    if (future instanceof FutureTask<?> own) {
      return FutureSlot.get(own);
    }
    Tracked tracked = Ledger.of(future);
    return tracked == null || !tracked.has(Tracked.WORK) ? null : tracked.told();
  }

  /** Says who is to complete a future that is not done. */
  private void follow(Object future, String indent, int depth) {
    told.add(future);
    List<Seen> works = worksFor(future);
    if (works.isEmpty()) {
      byNobody(future, indent);
      return;
    }
    for (int i = 0; i < Math.min(works.size(), MOST_WORKS); i++) {
      work(works.get(i), indent, depth);
    }
    if (works.size() > MOST_WORKS) {
      lines.add(indent + "and " + (works.size() - MOST_WORKS) + " more have to come first");
    }
  }

  /** The work at hand that completes a future, or one upon which that is built. */
  private List<Seen> worksFor(Object future) {
    List<Seen> works = new ArrayList<>();
    if (future instanceof FutureTask<?> own) {
      Task task = FutureSlot.get(own);
      Thread runner = FutureInside.runnerOf(own);
      ThreadTasks thread = runner == null ? null : ThreadTable.of(runner);
      if (task != null && (thread != null || task.state == Task.QUEUED)) {
        Task runs = thread == null ? null : thread.current();
        works.add(new Seen(runs == null ? task : runs, null, thread, own));
      }
      return works;
    }
    for (Seen each : snapshot.all()) {
      Task task = each.task;
      Object completes = completedBy(each);
      boolean given =
          task != null
              && (task.state == Task.RUNNING
                  || task.state == Task.QUEUED
                  || FutureInside.delayedIn(each.queued) != null);
      if (given && completes != null && leadsTo(completes, future)) {
        works.add(each);
      }
    }
    return works;
  }

  private static @Nullable Object completedBy(Seen each) {
    if (each.task != null && each.task.completes != null) {
      return each.task.completes;
    }
    Object queued = each.queued;
    Object later = FutureInside.delayedIn(queued);
    if (later != null) {
      return later;
    }
    return queued == null
        ? null
        : queued instanceof ForkJoinTask<?> && JdkInternals.dependentOf(queued) == null
            ? queued
            : JdkInternals.dependentOf(queued);
  }

  private static boolean leadsTo(Object completed, Object future) {
    return completed == future
        || (completed instanceof CompletableFuture
            && future instanceof CompletableFuture
            && !Ledger.isDone(completed)
            && FutureInside.dependsOn(future, completed));
  }

  /** Says how far a piece of work has come. */
  private void work(Seen work, String indent, int depth) {
    ThreadTasks thread = work.thread;
    lines.add(indent + "it is to be completed by " + work.text(snapshot.waits()));
    String inner = indent + "  ";
    if (thread != null) {
      stack(thread.thread, inner);
      Object target = thread.waitsFor;
      if (target != null && told.contains(target)) {
        lines.add(inner + "which is the future above: they wait for each other");
      } else if (target != null && JdkInternals.isFuture(target) && depth < DEEPEST) {
        lines.add(inner + "of what that waits for:");
        follow(target, inner + "  ", depth + 1);
      }
    } else if (work.task != null && work.task.kind == TaskKind.SCHEDULED_TASK) {
      delay(work.queued, inner);
    } else if (work.task != null && work.queued != null) {
      queue(work, inner, depth);
    }
  }

  /** Says when its time comes, if the JDK knows. */
  private void delay(@Nullable Object queued, String indent) {
    if (queued instanceof Delayed delayed && queued.getClass().getClassLoader() == null) {
      long millis = delayed.getDelay(TimeUnit.MILLISECONDS);
      lines.add(
          indent + (millis > 0 ? "its time comes in " + millis + " ms" : "its time has come"));
    }
  }

  private void stack(Thread thread, String indent) {
    List<Frame> frames = Stacks.of(thread);
    int first = -1;
    int last = -1;
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).owner() != Frame.Owner.JDK) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    // From the call of the JDK on, without what that does inside.
    first = Math.max(0, first - 1);
    for (int i = first; i <= Math.min(last, first + MOST_FRAMES - 1); i++) {
      lines.add(indent + "at " + Waits.shown(frames.get(i).element()));
    }
  }

  /** Says what keeps the threads busy for which a task waits. */
  private void queue(Seen work, String indent, int depth) {
    PoolQueue queue = work.task == null ? null : PoolQueue.of(work.task, work.queued);
    if (queue == null) {
      return;
    }
    lines.add(indent + queue.words());
    for (ThreadTasks worker : queue.busy()) {
      Task runs = worker.current();
      String what = runs == null ? "" : runs.kind.words() + " #" + runs.id();
      lines.add(
          indent
              + "  '"
              + worker.thread.getName()
              + "': "
              + what
              + snapshot.waits().running(worker));
      Object target = worker.waitsFor;
      if (target != null && told.contains(target) && depth < DEEPEST) {
        lines.add(indent + "    which needs that task: they wait for each other");
      }
    }
  }

  /** Says of a future that no work at hand completes what it waits for. */
  private void byNobody(Object future, String indent) {
    if (LostTasks.complete(future)) {
      lines.add(indent + "its task was dropped by its executor, and will never run");
      return;
    }
    for (Seen each : snapshot.all()) {
      Task task = each.task;
      boolean stage = task != null && task.kind == TaskKind.STAGE && task.state == Task.MADE;
      Object queued = each.queued;
      Object dependent = queued == null ? null : JdkInternals.dependentOf(queued);
      if (task != null
          && stage
          && queued != null
          && dependent != null
          && leadsTo(dependent, future)) {
        Object source = JdkInternals.sourceOf(queued);
        if (source != null && !Ledger.isDone(source) && told.add(source)) {
          add(
              indent
                  + "it depends on another future that is not done, by the stage made "
                  + madeAt(task));
        }
      }
    }
    if (future instanceof FutureTask<?> own && FutureSlot.get(own) != null) {
      lines.add(indent + "its task was given to no executor that is known");
      return;
    }
    if (future instanceof CompletableFuture<?> limited && FutureInside.hasLimit(limited)) {
      lines.add(indent + "no task that is known is to complete it, but for its own time limit");
      return;
    }
    lines.add(indent + "no task that is known is to complete it: somebody has to do so by hand");
    suspects(indent);
  }

  /** Adds a line, unless it is there: a client of the JDK builds a future of many stages. */
  private void add(String line) {
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  /** Says which tasks there are that might. */
  private void suspects(String indent) {
    Task maker = Works.maker();
    if (maker == null || maker.window == null) {
      return;
    }
    List<Seen> alive = aliveIn(maker.window);
    if (!alive.isEmpty()) {
      tell(
          "the tasks of this " + maker.window.kind() + " that are alive and might:", alive, indent);
      return;
    }
    lines.add(indent + "and no task of this " + maker.window.kind() + " is alive");
    List<Seen> around = new ArrayList<>();
    for (TaskWindow each = maker.window.parent; each != null; each = each.parent) {
      around.addAll(aliveIn(each));
    }
    if (around.isEmpty()) {
      lines.set(lines.size() - 1, lines.get(lines.size() - 1) + ": nobody in it will complete it");
    } else {
      tell("what was begun around it is alive and might:", around, indent);
    }
  }

  private List<Seen> aliveIn(TaskWindow window) {
    List<Seen> alive = new ArrayList<>();
    for (Seen each : snapshot.all()) {
      boolean ours = each.thread != null && each.thread.thread == Thread.currentThread();
      Task task = each.task;
      if (task != null
          && task.window == window
          && !task.kind.isWindow()
          && task.state != Task.MADE
          && task.isSubject()
          && !ours) {
        alive.add(each);
      }
    }
    return alive;
  }

  private void tell(String head, List<Seen> alive, String indent) {
    lines.add(indent + head);
    for (int i = 0; i < Math.min(alive.size(), MOST_WORKS); i++) {
      lines.add(indent + "  " + alive.get(i).text(snapshot.waits()));
    }
    if (alive.size() > MOST_WORKS) {
      lines.add(indent + "  and " + (alive.size() - MOST_WORKS) + " more");
    }
  }

  private static String madeAt(Task task) {
    StackTraceElement line = task.origin == null ? null : task.origin.line();
    return line == null ? "at a place that is not known" : "at " + Waits.shown(line);
  }

  private static String madeBy(@Nullable Task maker) {
    if (maker == null || maker.kind == TaskKind.JVM) {
      return "";
    }
    if (maker.kind.isWindow()) {
      return " by " + Seen.windowOf(maker);
    }
    return " by " + maker.kind.words() + " #" + maker.id();
  }
}
