package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code FileSystems}: making one is one call, however many operations it takes. */
public final class WovenFileSystems {

  private WovenFileSystems() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("java.nio.file.FileSystems", blocking("newFileSystem", "outer"));
  }
}
