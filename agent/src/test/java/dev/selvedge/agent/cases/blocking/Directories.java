package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Directories: reading them step by step, watching them. */
public final class Directories {

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("cases");
    for (int i = 0; i < 3; i++) {
      Files.createDirectories(folder.resolve("sub" + i));
      Files.createFile(folder.resolve("file" + i));
    }
    Loop.run(args, () -> calls(folder));
  }

  private static void calls(Path folder) throws Exception {
    Iterator<Path> list = Files.list(folder).iterator(); // FINDING: BlockedEventLoop
    list.hasNext(); // FINDING: BlockedEventLoop
    var some = Files.newDirectoryStream(folder, "f*"); // FINDING: BlockedEventLoop
    some.forEach(each -> {}); // FINDING: BlockedEventLoop
    Stream<Path> walk = Files.walk(folder, 2); // FINDING: BlockedEventLoop
    walk.map(Path::getFileName).toList(); // FINDING: BlockedEventLoop
    Stream<Path> find =
        Files.find(folder, 2, (path, attributes) -> true); // FINDING: BlockedEventLoop
    find.count(); // FINDING: BlockedEventLoop
    secure(folder);
    watch(folder);
    files(folder);
  }

  private static void secure(Path folder) throws Exception {
    var stream = Files.newDirectoryStream(folder); // FINDING: BlockedEventLoop
    var secure = (SecureDirectoryStream<Path>) stream;
    secure.newByteChannel(Path.of("file0"), Set.of()).close(); // FINDING: BlockedEventLoop
    secure.newDirectoryStream(Path.of("sub0")).close(); // FINDING: BlockedEventLoop
    var view = secure.getFileAttributeView(Path.of("file0"), BasicFileAttributeView.class);
    view.readAttributes(); // FINDING: BlockedEventLoop
    secure.move(Path.of("file0"), secure, Path.of("moved")); // FINDING: BlockedEventLoop
    secure.deleteFile(Path.of("moved")); // FINDING: BlockedEventLoop
    secure.deleteDirectory(Path.of("sub0")); // FINDING: BlockedEventLoop
    stream.close();
  }

  private static void watch(Path folder) throws Exception {
    WatchService watch = folder.getFileSystem().newWatchService();
    folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE); // FINDING: BlockedEventLoop
    watch.poll(50, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    Others.doOnceIWait(() -> Files.createFile(folder.resolve("new")));
    watch.take(); // FINDING: BlockedEventLoop
    watch.poll();
  }

  private static void files(Path folder) throws Exception {
    folder.toRealPath(); // FINDING: BlockedEventLoop
    try {
      folder.resolve("none").toRealPath(); // FINDING: BlockedEventLoop
    } catch (NoSuchFileException expected) {
      folder.toAbsolutePath();
    }
    File file = folder.toFile();
    file.toURI(); // FINDING: BlockedEventLoop
    file.setReadable(true, false); // FINDING: BlockedEventLoop
    file.setWritable(true, false); // FINDING: BlockedEventLoop
    file.setExecutable(true, false); // FINDING: BlockedEventLoop
    file.listFiles((where, name) -> true); // FINDING: BlockedEventLoop
    file.isHidden(); // FINDING: BlockedEventLoop
    File.createTempFile("cases", "x", file); // FINDING: BlockedEventLoop
    file.getAbsolutePath();
    file.toPath();
    file.deleteOnExit();
    new File(file, "none").delete(); // FINDING: BlockedEventLoop
  }
}
