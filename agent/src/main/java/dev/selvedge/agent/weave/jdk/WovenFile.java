package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code File}: everything that asks the file system. */
public final class WovenFile {

  private WovenFile() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.io.File",
        blocking("canRead", "file"),
        blocking("canWrite", "file"),
        blocking("exists", "file"),
        blocking("isDirectory", "file"),
        blocking("isFile", "file"),
        blocking("isHidden", "file"),
        blocking("lastModified", "file"),
        blocking("length", "file"),
        blocking("createNewFile", "file"),
        blocking("createTempFile", "file"),
        blocking("delete", "file"),
        blocking("list", "file"),
        blocking("listFiles", "file"),
        blocking("mkdir", "file"),
        blocking("mkdirs", "file"),
        blocking("renameTo", "file"),
        blocking("setLastModified", "file"),
        blocking("setReadOnly", "file"),
        blocking("setWritable", "file"),
        blocking("setReadable", "file"),
        blocking("setExecutable", "file"),
        blocking("canExecute", "file"),
        blocking("getTotalSpace", "file"),
        blocking("getFreeSpace", "file"),
        blocking("getUsableSpace", "file"),
        blocking("getCanonicalPath", "file"));
  }
}
