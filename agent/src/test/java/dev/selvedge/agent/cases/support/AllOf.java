package dev.selvedge.agent.cases.support;

import java.lang.reflect.InvocationTargetException;

/** Runs several programs one after the other, because a JVM for each would take its time. */
public final class AllOf {

  private AllOf() {}

  /** Arguments: how the programs are to make their loops, then the names of their classes. */
  public static void main(String[] args) throws Exception {
    burn(Integer.getInteger("cases.burners", 0));
    int failed = 0;
    for (int i = 1; i < args.length; i++) {
      try {
        Class.forName(args[i])
            .getMethod("main", String[].class)
            .invoke(null, (Object) new String[] {args[0]});
      } catch (InvocationTargetException e) {
        e.getCause().printStackTrace();
        failed++;
      }
    }
    System.exit(failed);
  }

  /** Threads that take the processor from all others, to see what is left of the findings. */
  private static void burn(int threads) {
    for (int i = 0; i < threads; i++) {
      Thread burner = new Thread(AllOf::compute, "burner");
      burner.setDaemon(true);
      burner.start();
    }
  }

  private static void compute() {
    for (long i = 0; true; i++) {
      if (i % 1_000_003 == Long.MIN_VALUE) {
        throw new AssertionError();
      }
    }
  }
}
