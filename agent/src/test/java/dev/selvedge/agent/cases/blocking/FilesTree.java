package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Making, moving, deleting and listing files, by {@link Files}. */
public final class FilesTree {

  private static final BiPredicate<Path, BasicFileAttributes> ALL = (path, attributes) -> true;

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("cases");
    Loop.run(args, () -> calls(folder));
  }

  private static void calls(Path folder) throws Exception {
    Path file = folder.resolve("file");
    Path other = folder.resolve("other");
    Files.createFile(file); // FINDING: BlockedEventLoop
    Files.createDirectory(folder.resolve("a")); // FINDING: BlockedEventLoop
    Files.createDirectories(folder.resolve("b/c")); // FINDING: BlockedEventLoop
    Files.createTempFile("cases", "x"); // FINDING: BlockedEventLoop
    Files.createTempFile(folder, "cases", "x"); // FINDING: BlockedEventLoop
    Files.createTempDirectory(folder, "cases"); // FINDING: BlockedEventLoop
    Files.createLink(other, file); // FINDING: BlockedEventLoop
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, file); // FINDING: BlockedEventLoop
    Files.readSymbolicLink(link); // FINDING: BlockedEventLoop
    link.toRealPath(); // FINDING: BlockedEventLoop
    Files.move(other, folder.resolve("moved")); // FINDING: BlockedEventLoop
    lists(folder);
    Files.delete(link); // FINDING: BlockedEventLoop
    Files.deleteIfExists(link); // FINDING: BlockedEventLoop
  }

  private static void lists(Path folder) throws Exception {
    Stream<Path> list = Files.list(folder); // FINDING: BlockedEventLoop
    list.forEach(each -> {}); // FINDING: BlockedEventLoop
    Stream<Path> walk = Files.walk(folder); // FINDING: BlockedEventLoop
    walk.forEach(each -> {}); // FINDING: BlockedEventLoop
    Stream<Path> find = Files.find(folder, 1, ALL); // FINDING: BlockedEventLoop
    find.close();
    Files.walkFileTree(folder, new Nothing()); // FINDING: BlockedEventLoop
    var entries = Files.newDirectoryStream(folder); // FINDING: BlockedEventLoop
    entries.iterator().next(); // FINDING: BlockedEventLoop
    entries.close();
  }

  private static final class Nothing extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return FileVisitResult.CONTINUE;
    }
  }
}
