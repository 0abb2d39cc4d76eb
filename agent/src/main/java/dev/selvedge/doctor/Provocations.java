package dev.selvedge.doctor;

import java.util.ArrayList;
import java.util.List;

/** The list of all provocations, one for each thing that a sensor sees. */
public final class Provocations {

  /** The name of the threads that the doctor declares to be event loops. */
  public static final String LOOP = "selvedge-doctor-loop";

  private Provocations() {}

  /** All of them. */
  public static List<Provocation> all() {
    List<Provocation> all = new ArrayList<>();
    all.addAll(Waits.provocations());
    all.addAll(FileAccess.provocations());
    all.addAll(Network.provocations());
    all.addAll(Processes.provocations());
    all.addAll(Loops.provocations());
    all.addAll(Carriers.provocations());
    all.addAll(Pools.provocations());
    all.addAll(Tasks.provocations());
    return all;
  }

  /** What blocks an event loop when it is run on one. */
  static Provocation onLoop(String sensor, String method, Provocation.Body body) {
    return new Provocation(sensor, "BlockedEventLoop", method, () -> runOnLoop(body));
  }

  static void runOnLoop(Provocation.Body body) throws Exception {
    Throwable[] failure = new Throwable[1];
    Thread loop =
        new Thread(
            () -> {
              try {
                body.provoke();
              } catch (Throwable e) {
                failure[0] = e;
              }
            },
            LOOP);
    loop.start();
    loop.join();
    if (failure[0] instanceof Exception e) {
      throw e;
    }
    if (failure[0] != null) {
      throw new IllegalStateException(failure[0]);
    }
  }
}
