package dev.selvedge.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/**
 * The end of the JVM. Shutdown hooks of the application run at the same time as each other and may
 * themselves do what there is to find; what is run here comes after them, in the JVM's own sequence
 * of steps, where it has a later place than the application's hooks.
 */
final class ShutdownSequence {

  /**
   * The steps of the JVM are numbered up to 9; the application's hooks are step 1, files to delete
   * step 2.
   */
  private static final int STEP = 8;

  private final Instrumentation instrumentation;
  private final Runnable before;
  private final Runnable action;
  private boolean atTheVeryEnd;

  /**
   * @param before what is to be done while the hooks of the application run, in case one of them
   *     halts the JVM
   * @param action what is to be done, once, however often it is run
   */
  ShutdownSequence(Instrumentation instrumentation, Runnable before, Runnable action) {
    this.instrumentation = instrumentation;
    this.before = before;
    this.action = action;
  }

  /** Registers an ordinary hook, which is quickly done. */
  void register() {
    Thread hook = new Thread(null, this::runUnlessAtTheVeryEnd, "selvedge-end", 0, false);
    hook.setContextClassLoader(null);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Moves the action behind the hooks of the application, which takes a while.
   *
   * @return whether it is there now; if not, what the application's own hooks still do may be
   *     missing from the end
   */
  synchronized boolean moveToTheVeryEnd() {
    if (atTheVeryEnd) {
      return true;
    }
    try {
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of("java.lang", Set.of(ShutdownSequence.class.getModule())),
          Set.of(),
          Map.of());
      Method add =
          Class.forName("java.lang.Shutdown")
              .getDeclaredMethod("add", int.class, boolean.class, Runnable.class);
      add.setAccessible(true);
      boolean alsoWhileEnding = true;
      add.invoke(null, STEP, alsoWhileEnding, action);
      atTheVeryEnd = true;
    } catch (ReflectiveOperationException | RuntimeException | InternalError notOnThisJvm) {
      return false;
    }
    return true;
  }

  /** The ordinary hook, which a program of a moment reaches before the action has moved. */
  private void runUnlessAtTheVeryEnd() {
    before.run();
    if (!moveToTheVeryEnd()) {
      action.run();
    }
  }
}
