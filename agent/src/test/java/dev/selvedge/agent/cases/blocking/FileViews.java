package dev.selvedge.agent.cases.blocking;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.agent.cases.support.Loop;
import java.nio.ByteBuffer;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;

/** Attribute views, file stores and providers, which ask the file system as {@code Files} does. */
public final class FileViews {

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempFile("cases", "x");
    Loop.run(args, () -> calls(file));
  }

  private static void calls(Path file) throws Exception {
    views(file);
    stores(file);
    provider(file);
    owners();
  }

  private static void views(Path file) throws Exception {
    FileTime time = FileTime.fromMillis(0);
    var basic = Files.getFileAttributeView(file, BasicFileAttributeView.class);
    basic.setTimes(time, time, null); // FINDING: BlockedEventLoop
    var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    PosixFileAttributes attributes = posix.readAttributes(); // FINDING: BlockedEventLoop
    attributes.size();
    posix.setPermissions(attributes.permissions()); // FINDING: BlockedEventLoop
    GroupPrincipal group = attributes.group(); // FINDING: BlockedEventLoop
    posix.setGroup(group); // FINDING: BlockedEventLoop
    UserPrincipal user = attributes.owner(); // FINDING: BlockedEventLoop
    posix.setOwner(user); // FINDING: BlockedEventLoop
    posix.setTimes(time, time, null); // FINDING: BlockedEventLoop
    posix.getOwner(); // FINDING: BlockedEventLoop
    var owner = Files.getFileAttributeView(file, FileOwnerAttributeView.class);
    owner.getOwner(); // FINDING: BlockedEventLoop
    if (Files.getFileAttributeView(file, AclFileAttributeView.class) != null) {
      throw new AssertionError();
    }
    userDefined(file);
  }

  private static void userDefined(Path file) throws Exception {
    var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    view.write("cases", UTF_8.encode("value")); // FINDING: BlockedEventLoop
    view.list(); // FINDING: BlockedEventLoop
    view.size("cases"); // FINDING: BlockedEventLoop
    view.read("cases", ByteBuffer.allocate(9)); // FINDING: BlockedEventLoop
    view.delete("cases"); // FINDING: BlockedEventLoop
  }

  private static void stores(Path file) throws Exception {
    FileStore store = Files.getFileStore(file); // FINDING: BlockedEventLoop
    store.getUnallocatedSpace(); // FINDING: BlockedEventLoop
    store.getBlockSize(); // FINDING: BlockedEventLoop
    store.getAttribute("totalSpace"); // FINDING: BlockedEventLoop
    store.name();
    store.type();
    FileSystem system = FileSystems.getDefault();
    system.getFileStores().forEach(each -> {}); // FINDING: BlockedEventLoop
    system.getRootDirectories();
  }

  private static void provider(Path file) throws Exception {
    FileSystemProvider provider = file.getFileSystem().provider();
    provider.checkAccess(file); // FINDING: BlockedEventLoop
    provider.readAttributes(file, "size"); // FINDING: BlockedEventLoop
    provider.isSameFile(file, Path.of("/")); // FINDING: BlockedEventLoop
    provider.getFileStore(file); // FINDING: BlockedEventLoop
    provider.newByteChannel(file, Set.of()).close(); // FINDING: BlockedEventLoop
    provider.newInputStream(file).close(); // FINDING: BlockedEventLoop
    provider.newFileChannel(file, Set.of(StandardOpenOption.READ)); // FINDING: BlockedEventLoop
    Path folder = file.resolveSibling("d" + System.nanoTime());
    provider.createDirectory(folder); // FINDING: BlockedEventLoop
    provider.copy(file, file.resolveSibling("c" + System.nanoTime())); // FINDING: BlockedEventLoop
    Path moved = file.resolveSibling("m" + System.nanoTime());
    provider.move(file, moved); // FINDING: BlockedEventLoop
    provider.deleteIfExists(moved); // FINDING: BlockedEventLoop
  }

  private static void owners() throws Exception {
    UserPrincipalLookupService users = FileSystems.getDefault().getUserPrincipalLookupService();
    users.lookupPrincipalByName("root"); // FINDING: BlockedEventLoop
    users.lookupPrincipalByGroupName("root"); // FINDING: BlockedEventLoop
  }
}
