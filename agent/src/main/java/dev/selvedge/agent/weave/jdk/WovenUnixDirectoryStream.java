package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code DirectoryStream} of the default file system: reading its entries. */
public final class WovenUnixDirectoryStream {

  private WovenUnixDirectoryStream() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent(
        "sun.nio.fs.UnixDirectoryStream$UnixDirectoryIterator", blocking("readNextEntry", "file"));
  }
}
