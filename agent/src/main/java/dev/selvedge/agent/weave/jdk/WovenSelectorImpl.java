package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code Selector}: selecting with a time-out or for ever. */
public final class WovenSelectorImpl {

  private WovenSelectorImpl() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("sun.nio.ch.SelectorImpl", blocking("lockAndDoSelect", "select", 1));
  }
}
