import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * The formatter of the build: brings every Java file of the tree into google-java-format's style,
 * or, where the environment says {@code CI=true}, only names those that are not and fails.
 *
 * <p>Arguments: the root of the tree, and the file whose time says when the tree was last in order.
 */
final class FormatSources {
  private final Path root;
  private final boolean verifyOnly;
  private final Formatter formatter = new Formatter();
  private final Queue<String> unformatted = new ConcurrentLinkedQueue<>();
  private final Queue<String> unreadable = new ConcurrentLinkedQueue<>();

  private FormatSources(Path root, boolean verifyOnly) {
    this.root = root;
    this.verifyOnly = verifyOnly;
  }

  public static void main(String[] args) throws IOException {
    Path stamp = Path.of(args[1]);
    boolean verifyOnly = "true".equals(System.getenv("CI"));
    FileTime started = FileTime.fromMillis(System.currentTimeMillis());
    FileTime since =
        !verifyOnly && Files.exists(stamp)
            ? Files.getLastModifiedTime(stamp)
            : FileTime.fromMillis(0);
    var run = new FormatSources(Path.of(args[0]).toRealPath(), verifyOnly);
    run.sources(since).parallelStream().forEach(run::format);
    if (!run.report()) {
      System.exit(1);
    }
    Files.write(stamp, new byte[0]);
    Files.setLastModifiedTime(stamp, started);
  }

  private List<Path> sources(FileTime since) throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = name.equals("target") || name.startsWith(".");
            return skipped && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")
                && attributes.lastModifiedTime().compareTo(since) >= 0) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }

  private void format(Path file) {
    String name = root.relativize(file).toString();
    try {
      String source = Files.readString(file);
      String formatted = formatter.formatSourceAndFixImports(source);
      if (formatted.equals(source)) {
        return;
      }
      unformatted.add(name);
      if (!verifyOnly
          && Files.readString(file).equals(source)) { // an editor may have saved meanwhile
        Files.writeString(file, formatted);
      }
    } catch (FormatterException | IOException e) {
      // What does not parse is the compiler's to explain; here it only must not pass for formatted.
      unreadable.add(name + " (" + e.getMessage().lines().findFirst().orElse("") + ")");
    }
  }

  private boolean report() {
    if (!unreadable.isEmpty()) {
      System.err.println("Cannot be formatted: " + inOrder(unreadable));
    }
    if (unformatted.isEmpty()) {
      return !verifyOnly || unreadable.isEmpty();
    }
    if (verifyOnly) {
      System.err.println(
          "Not formatted (a build without CI=true does it): " + inOrder(unformatted));
      return false;
    }
    System.out.println("Formatted: " + inOrder(unformatted));
    return true;
  }

  private static String inOrder(Queue<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
