package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code FileOutputStream}, but for standard output and error. */
public final class WovenFileOutputStream {

  private WovenFileOutputStream() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.io.FileOutputStream",
        blocking("open", "file"),
        blocking("write", "write", Hook.THIS));
  }
}
