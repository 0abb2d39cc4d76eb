package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/** What is known about files, by {@link Files}. */
public final class FilesAttributes {

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempFile("cases", "x");
    Loop.run(args, () -> calls(file));
  }

  private static void calls(Path file) throws Exception {
    Files.exists(file); // FINDING: BlockedEventLoop
    Files.exists(file, LinkOption.NOFOLLOW_LINKS); // FINDING: BlockedEventLoop
    Files.notExists(file); // FINDING: BlockedEventLoop
    Files.isDirectory(file); // FINDING: BlockedEventLoop
    Files.isRegularFile(file); // FINDING: BlockedEventLoop
    Files.isSymbolicLink(file); // FINDING: BlockedEventLoop
    Files.isReadable(file); // FINDING: BlockedEventLoop
    Files.isWritable(file); // FINDING: BlockedEventLoop
    Files.isExecutable(file); // FINDING: BlockedEventLoop
    Files.isSameFile(file, Path.of("/")); // FINDING: BlockedEventLoop
    Files.size(file); // FINDING: BlockedEventLoop
    Files.getLastModifiedTime(file); // FINDING: BlockedEventLoop
    Files.readAttributes(file, BasicFileAttributes.class); // FINDING: BlockedEventLoop
    Files.readAttributes(file, "unix:*"); // FINDING: BlockedEventLoop
    Files.getAttribute(file, "size"); // FINDING: BlockedEventLoop
    UserPrincipal owner = Files.getOwner(file); // FINDING: BlockedEventLoop
    Files.getPosixFilePermissions(file); // FINDING: BlockedEventLoop
    FileStore store = Files.getFileStore(file); // FINDING: BlockedEventLoop
    store.getTotalSpace(); // FINDING: BlockedEventLoop
    store.getUsableSpace(); // FINDING: BlockedEventLoop
    BasicFileAttributeView view = Files.getFileAttributeView(file, BasicFileAttributeView.class);
    view.readAttributes(); // FINDING: BlockedEventLoop
    changes(file, owner);
  }

  private static void changes(Path file, UserPrincipal owner) throws Exception {
    FileTime time = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file, time); // FINDING: BlockedEventLoop
    Files.setAttribute(file, "lastAccessTime", time); // FINDING: BlockedEventLoop
    Files.setOwner(file, owner); // FINDING: BlockedEventLoop
    var permissions = PosixFilePermissions.fromString("rw-r--r--");
    Files.setPosixFilePermissions(file, permissions); // FINDING: BlockedEventLoop
  }
}
