package dev.selvedge.agent.cases.support;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows of one mechanism after the other whose work it is that passes through it: that of the
 * window that made it, and not of the one that runs it, completes it or starts the thread for it.
 */
public final class Carried {

  private static final OtherThread OTHER = new OtherThread("other window");

  private static final List<String> WRONG = new ArrayList<>();

  private Carried() {}

  /** What one mechanism takes; the other window does its parts before and after. */
  public interface Mechanism {

    /** What the other window does first. */
    default void before() throws Exception {}

    /** Makes the work, in the window that is to be blamed. */
    void make(Probe probe) throws Exception;

    /** What the other window does for the work to run. */
    default void carry() throws Exception {}
  }

  /** A mechanism in two steps. */
  public interface Made {

    /** Makes the work, and answers what is to be done for it to run. */
    Loop.Body make(Probe probe) throws Exception;
  }

  /** Work that is made, and then made to run. */
  public static void by(String name, Made made) throws Exception {
    through(
        name,
        new Mechanism() {
          private Loop.Body carry = () -> {};

          @Override
          public void make(Probe probe) throws Exception {
            carry = made.make(probe);
          }

          @Override
          public void carry() throws Exception {
            carry.run();
          }
        });
  }

  /** Work that passes through a mechanism. */
  public static void through(String name, Mechanism mechanism) throws Exception {
    Probe probe = new Probe();
    try {
      String other = OTHER.call(() -> Windows.open("other than " + name));
      inOther(mechanism::before);
      String maker = Windows.open("maker by " + name);
      mechanism.make(probe);
      inOther(
          () -> {
            mechanism.carry();
            probe.await();
          });
      expect(name + ", other", OTHER.call(() -> Windows.close(other)), 0);
      expect(name + ", maker", Windows.close(maker), 1);
    } finally {
      probe.release();
    }
  }

  private static void inOther(Loop.Body body) throws Exception {
    OTHER.call(body);
  }

  private static void expect(String what, List<String> left, int probes) {
    boolean right =
        left.size() == probes && left.stream().allMatch(line -> line.contains("'probe'"));
    if (!right) {
      WRONG.add(what + " left " + left);
    }
  }

  /** The end of a program. */
  public static void end() {
    WRONG.forEach(System.out::println);
    System.out.println(WRONG.isEmpty() ? "all right" : WRONG.size() + " wrong");
    System.exit(WRONG.isEmpty() ? 0 : 1);
  }
}
