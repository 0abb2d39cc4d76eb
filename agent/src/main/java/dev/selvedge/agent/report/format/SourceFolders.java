package dev.selvedge.agent.report.format;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks for the folders that hold sources, once it is asked for them. */
final class SourceFolders extends SimpleFileVisitor<Path> implements Supplier<List<Path>> {

  private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "groovy", "scala");
  private static final Set<String> OUTPUTS =
      Set.of("target", "build", "out", "bin", "dist", "node_modules");
  private static final int DEEPEST = 10;

  /** More folders than this are not looked through: it is no project then. */
  private static final int MOST_FOLDERS = 20_000;

  private final Path top;
  private final long nanos;
  private long begun;
  private @Nullable List<Path> found;
  private int visited;

  private SourceFolders(Path top, long nanos) {
    this.top = top;
    this.nanos = nanos;
  }

  /**
   * The folder itself, and those below it that hold sources in the way of Maven and Gradle.
   *
   * @param nanos how long it may be looked for them
   */
  static SourceFolders below(Path top, long nanos) {
    return new SourceFolders(top, nanos);
  }

  /** The folder that holds {@code src/main/java}, if that is what is given; else what is given. */
  static Path projectOf(Path folder) {
    Path set = folder.getParent();
    Path src = set == null ? null : set.getParent();
    Path project = src == null ? null : src.getParent();
    return isSources(folder) && project != null ? project : folder;
  }

  @Override
  public List<Path> get() {
    if (found == null) {
      found = new ArrayList<>();
      found.add(top);
      begun = System.nanoTime();
      try {
        Files.walkFileTree(top, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, this);
      } catch (IOException | SecurityException e) {
        // What was found until then is what there is to look in.
      }
    }
    return found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (++visited > MOST_FOLDERS || found == null || isLate()) {
      return FileVisitResult.TERMINATE;
    }
    String name = nameOf(folder);
    if (!folder.equals(top) && (name.startsWith(".") || OUTPUTS.contains(name))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (isSources(folder)) {
      found.add(folder);
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (name.equals("src")) {
      // Of builds that have their packages right there.
      found.add(folder);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A network may be slow, and a folder may hold more files than anybody wants to wait for. */
  private boolean isLate() {
    return System.nanoTime() - begun >= nanos;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    return isLate() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
    return FileVisitResult.CONTINUE;
  }

  /** Whether it is {@code src/main/java} or the like. */
  private static boolean isSources(Path folder) {
    Path set = folder.getParent();
    Path src = set == null ? null : set.getParent();
    return LANGUAGES.contains(nameOf(folder)) && src != null && nameOf(src).equals("src");
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
