package dev.selvedge.agent.sensor;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Threads named {@code loop-*} are event loops; the sensor is as it was afterwards. */
abstract class LoopFixture {

  @BeforeEach
  void loopsAreNamed() {
    EventLoops.named(List.of("loop-*"));
  }

  @AfterEach
  void nothingIsWatched() {
    Blocking.stop();
    EventLoops.named(List.of());
    SensorFault.reportTo((part, cause) -> {});
  }

  /** Runs something on an event loop thread of its own. */
  static <T> T onLoop(Callable<T> action) throws Exception {
    return on("loop-0", action);
  }

  /** Runs something on a thread of its own. */
  static <T> T on(String name, Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return task.get();
  }
}
