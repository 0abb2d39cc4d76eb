package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code Files}: each method is one call, however many operations it takes. */
public final class WovenFiles {

  private WovenFiles() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("java.nio.file.Files", blocking(Hook.ANY, "outer"));
  }
}
