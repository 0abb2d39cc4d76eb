package dev.selvedge.agent.sensor;

/**
 * Where the callbacks of event loops begin, as far as that is known: what woven methods of loops,
 * executors and queues call. On a thread that is no loop it is a look into a table, and where there
 * is no loop at all not even that.
 */
public final class Callbacks {

  private static volatile boolean on;

  private Callbacks() {}

  /** Starts counting. */
  static void start() {
    on = true;
  }

  static boolean isOn() {
    return on;
  }

  /** Another callback begins on the current thread. */
  public static void next() {
    if (on) {
      LoopThread loop = EventLoops.known();
      if (loop != null) {
        loop.next(true);
      }
    }
  }

  /** A worker is about to run a task. */
  public static void next(Object task) {
    if (on) {
      try {
        // The thread may be so new that whoever has started it has not looked at it yet.
        LoopThread loop = EventLoops.knownOrNamed();
        if (loop != null) {
          loop.next(true);
        }
      } catch (Throwable e) {
        SensorFault.off("the sensor of callbacks", Callbacks::stop, e);
      }
    }
  }

  private static void stop() {
    on = false;
  }

  /** What begins on the current thread may be several callbacks, one after the other. */
  public static void several() {
    if (on) {
      LoopThread loop = EventLoops.known();
      if (loop != null) {
        loop.next(false);
      }
    }
  }
}
