package dev.selvedge.agent.weave.jdk;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code PrintStream}, which standard output and error are, wherever they have been redirected. */
public final class WovenPrintStream {

  private WovenPrintStream() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("java.io.PrintStream", Hook.printing());
  }
}
