package dev.selvedge.doctor;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Callbacks that compute for long on an event loop. */
final class Loops {

  private static final long MILLIS = 600;

  private Loops() {}

  static List<Provocation> provocations() {
    return List.of(
        new Provocation(
            "a callback that computes", "SlowEventLoopCallback", "compute", Loops::slowCallback));
  }

  private static void slowCallback() throws Exception {
    ExecutorService loop =
        Executors.newSingleThreadExecutor(task -> new Thread(task, Provocations.LOOP));
    loop.submit(() -> Carriers.compute(MILLIS)).get();
    loop.shutdown();
  }
}
