package dev.selvedge.agent.cases.carriers;

/** One case, run on a virtual thread of its name. */
final class Row {

  /** How long a case takes. */
  static final int MILLIS = Integer.getInteger("cases.millis", 400);

  private Row() {}

  /** What is done. */
  interface Body {
    void run() throws Throwable;
  }

  static void run(String name, Body body) throws InterruptedException {
    start(name, body).join();
  }

  static Thread start(String name, Body body) {
    return Thread.ofVirtual().name(name).start(() -> done(body));
  }

  /** On a platform thread, which may hold what it likes. */
  static Thread beside(Body body) {
    return Thread.ofPlatform().start(() -> done(body));
  }

  private static void done(Body body) {
    try {
      body.run();
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}
