package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atReturn;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;
import java.util.ArrayList;
import java.util.List;

/** The exceptions by which a thread learns that it was interrupted. */
public final class InterruptTypes {

  private static final String[] EXCEPTIONS = {
    "java.lang.InterruptedException",
    "java.io.InterruptedIOException",
    "java.nio.channels.ClosedByInterruptException"
  };

  private InterruptTypes() {}

  /** The types with their hooks. */
  public static List<WovenType> woven() {
    List<WovenType> types = new ArrayList<>();
    for (String exception : EXCEPTIONS) {
      types.add(WovenType.of(exception, atReturn("<init>", "Cancels", "thrown", Hook.THIS)));
    }
    return types;
  }
}
