package dev.selvedge.agent.cases.declared;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;

/** Methods that are declared to block, and others. */
final class Clients {

  private Clients() {}

  static final class ByMethod {

    @Blocking
    int fetch() {
      return 1;
    }

    @Blocking
    int fetchTwice() throws InterruptedException {
      Thread.sleep(5);
      return fetch() + fetch();
    }

    @Blocking
    static int fetchStatically(long first, Object second, double third) {
      try {
        return second.hashCode() + (int) (first + third);
      } catch (RuntimeException none) {
        return 0;
      }
    }

    int other() {
      return 1;
    }
  }

  @Blocking
  static final class ByClass {

    int fetch() {
      return helper();
    }

    @NonBlocking
    int cached() {
      return helper();
    }

    private int helper() {
      return 1;
    }

    @Override
    public String toString() {
      return "it";
    }
  }

  static final class ByOtherAnnotation {

    @org.jetbrains.annotations.Blocking
    int fetch() {
      return 1;
    }
  }

  static final class ByOption {

    int call() {
      return 1;
    }

    int other() {
      return 1;
    }
  }

  interface Contract {
    int load();
  }

  static final class Implementation implements Contract {

    @Override
    public int load() {
      return 1;
    }

    int other() {
      return 1;
    }
  }

  static final class Throwing {

    private int failures;

    @Blocking
    int fetch() {
      if (failures++ == 0) {
        throw new IllegalStateException("as it likes");
      }
      return failures;
    }
  }
}
