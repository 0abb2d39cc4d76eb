package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** The system calls of the default file system on Linux, macOS and other Unix systems. */
public final class WovenUnixNativeDispatcher {

  private WovenUnixNativeDispatcher() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent(
        "sun.nio.fs.UnixNativeDispatcher",
        blocking("open", "file"),
        blocking("stat", "file"),
        blocking("lstat", "file"),
        blocking("fstat", "file").since(21),
        blocking("access", "file"),
        blocking("exists", "file").ifPresent(),
        blocking("mkdir", "file"),
        blocking("unlink", "file"),
        blocking("rename", "file"),
        blocking("read", "file").since(21),
        blocking("opendir", "file"),
        blocking("readdir", "file").since(21),
        blocking("openat", "file").ifPresent(),
        blocking("link", "file").ifPresent(),
        blocking("unlinkat", "file").ifPresent(),
        blocking("mknod", "file").ifPresent(),
        blocking("renameat", "file").ifPresent(),
        blocking("rmdir", "file").ifPresent(),
        blocking("readlink", "file").ifPresent(),
        blocking("realpath", "file").ifPresent(),
        blocking("symlink", "file").ifPresent(),
        blocking("stat2", "file").ifPresent(),
        blocking("fstatat", "file").ifPresent(),
        blocking("chown", "file").ifPresent(),
        blocking("lchown", "file").ifPresent(),
        blocking("fchown", "file").ifPresent(),
        blocking("chmod", "file").ifPresent(),
        blocking("fchmod", "file").ifPresent(),
        blocking("fchmodat", "file").ifPresent(),
        blocking("futimes", "file").ifPresent(),
        blocking("futimens", "file").ifPresent(),
        blocking("utimes", "file").ifPresent(),
        blocking("lutimes", "file").ifPresent(),
        blocking("utimensat", "file").ifPresent(),
        blocking("write", "file").ifPresent(),
        blocking("statvfs", "file").ifPresent(),
        blocking("fgetxattr", "file").ifPresent(),
        blocking("fsetxattr", "file").ifPresent(),
        blocking("fremovexattr", "file").ifPresent());
  }
}
