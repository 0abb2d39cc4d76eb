package dev.selvedge.agent.weave.jdk;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code Instrumentation} as agents get it: where they begin to transform classes. */
public final class WovenInstrumentation {

  private WovenInstrumentation() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent(
        "sun.instrument.InstrumentationImpl", Hook.otherAgent("addTransformer"));
  }
}
