package dev.selvedge.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder among the temporary files that belongs to this user alone. The folder for temporary
 * files may be everybody's, and whoever could put a jar there for us to load would run as us.
 *
 * @param path the folder
 * @param isShared whether the user's other JVMs use it too; else it is for this one
 */
record OwnFolder(Path path, boolean isShared) {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  static OwnFolder in(Path temporary) throws IOException {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9]", "_");
    Path shared = temporary.resolve("selvedge-" + user);
    try {
      Files.createDirectory(shared, ownerOnly(temporary));
    } catch (FileAlreadyExistsException mayBeOurs) {
      if (!isOurs(shared)) {
        return new OwnFolder(Files.createTempDirectory(temporary, "selvedge-"), false);
      }
    }
    return new OwnFolder(shared, true);
  }

  private static boolean isOurs(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (isPosix(folder)
        && !OWNER_ONLY.containsAll(
            Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))) {
      return false;
    }
    Path probe = Files.createTempFile("selvedge-", null);
    try {
      return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
    } finally {
      Files.delete(probe);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path temporary) {
    return isPosix(temporary)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
