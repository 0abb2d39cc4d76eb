package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.EventLoops;
import org.jspecify.annotations.Nullable;

/**
 * Whose fan-outs are looked at outside of windows: that of work which somebody has given to a
 * thread, and which comes to an end, such as the answer to one request. A loop that serves forks as
 * often as others ask it to, and the main thread may be anything.
 */
final class JvmOwners {

  private JvmOwners() {}

  /**
   * The owner of what the current thread makes.
   *
   * @param maker what stands for the work of the thread, or its task
   * @return null if it is not looked at
   */
  static @Nullable Task of(Task maker) {
    ThreadTasks thread = ThreadTable.current();
    if (thread == null || maker.serves || thread.takes) {
      return null;
    }
    int callback = EventLoops.callback();
    if (callback != 0) {
      return ofCallback(thread, maker, callback);
    }
    if (maker.isStandIn()) {
      Object command = thread.command;
      return command != null && CodeOwner.of(command.getClass()) != Owner.USER ? maker : null;
    }
    return maker == Works.jvm() ? null : maker;
  }

  private static @Nullable Task ofCallback(ThreadTasks thread, Task maker, int callback) {
    if ((callback & 1) == 0) {
      return null; // There may be several, one after the other.
    }
    Task known = thread.callbackOwner;
    if (known == null || thread.callbackNumber != callback) {
      known = Task.standIn(maker);
      thread.callbackOwner = known;
      thread.callbackNumber = callback;
    }
    return known;
  }
}
