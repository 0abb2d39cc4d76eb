package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.callback;

import dev.selvedge.agent.weave.WovenType;

/** {@code EventQueue} of AWT: one event after the other. */
public final class WovenEventQueue {

  private WovenEventQueue() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent("java.awt.EventQueue", callback("dispatchEvent").ifPresent());
  }
}
