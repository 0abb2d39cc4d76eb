package dev.selvedge.agent.cases.memory;

import java.util.concurrent.ThreadFactory;

/** Makers of threads. */
final class Threads {

  private Threads() {}

  static boolean areVirtualKnown() {
    return Runtime.version().feature() >= 21;
  }

  /** Of virtual threads, by reflection because the tests are compiled for an older JDK. */
  static ThreadFactory virtual() throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (ThreadFactory)
        Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
  }

  /** Of platform threads that do not keep the JVM alive. */
  static Thread daemon(Runnable body) {
    Thread thread = new Thread(body);
    thread.setDaemon(true);
    return thread;
  }
}
