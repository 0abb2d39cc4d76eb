package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.ofCarrier;

import dev.selvedge.agent.weave.WovenType;

/** The continuation of a virtual thread, which is told why it cannot be unmounted. */
public final class WovenVirtualThreadContinuation {

  private WovenVirtualThreadContinuation() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
            "java.lang.VirtualThread$VThreadContinuation", ofCarrier("onPinned", "pinned", 0))
        .from(21);
  }
}
