package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code ZipFile}: opening it is one call, however many reads it takes. */
public final class WovenZipFile {

  private WovenZipFile() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("java.util.zip.ZipFile$Source", blocking("get", "outer"));
  }
}
