package dev.selvedge.agent.cases.allowed;

import java.util.concurrent.Callable;

/** Code that blocks, some of which is allowed to. */
class Legacy {

  private Legacy() {}

  static void load() throws Exception {
    Thread.sleep(5);
  }

  static void loadByLambda() throws Exception {
    Callable<Void> body =
        () -> {
          Thread.sleep(5);
          return null;
        };
    body.call();
  }

  static void loadByAnonymous() throws Exception {
    Callable<Void> body =
        new Callable<>() {
          @Override
          public Void call() throws Exception {
            Thread.sleep(5);
            return null;
          }
        };
    body.call();
  }

  static void reload() throws Exception {
    Thread.sleep(5); // FINDING: BlockedEventLoop
  }

  /** All that extends it is allowed. */
  abstract static class Base {
    abstract void run() throws Exception;
  }

  static final class Derived extends Base {
    @Override
    void run() throws Exception {
      Thread.sleep(5);
    }
  }
}
