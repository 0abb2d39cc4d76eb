package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code RandomAccessFile}. Its length is native before JDK 21 and hooked at its callers there. */
public final class WovenRandomAccessFile {

  private WovenRandomAccessFile() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.io.RandomAccessFile",
        blocking("open", "file"),
        blocking("read", "file"),
        blocking("write", "file"),
        blocking("seek", "file"),
        blocking("length", "file").since(21),
        blocking("setLength", "file").since(21),
        // These call native methods themselves.
        blocking("readLine", "file"),
        blocking("writeBytes", "file").where("(Ljava/lang/String;)"),
        blocking("writeChars", "file"),
        // What reads or writes byte by byte is one call.
        blocking(Hook.ANY, "outer"));
  }
}
