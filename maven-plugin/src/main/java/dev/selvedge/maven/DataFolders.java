package dev.selvedge.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;

/** Folders with journals: of other modules, or of other machines. */
final class DataFolders {

  private final Path base;

  /**
   * @param base what relative folders are relative to
   */
  DataFolders(Path base) {
    this.base = base;
  }

  /**
   * Looks up folders.
   *
   * @param given folders, or patterns of folders as {@code shards/*}
   * @throws MojoExecutionException if there is no journal in what was given
   */
  List<Path> find(List<String> given) throws MojoExecutionException {
    List<Path> folders = new ArrayList<>();
    for (String each : given) {
      List<Path> found = hasWildcard(each) ? matching(each) : List.of(base.resolve(each));
      if (found.isEmpty() || (!hasWildcard(each) && !holdsJournals(found.get(0)))) {
        throw new MojoExecutionException(
            "there is no journal (*.jsonl) in '"
                + each
                + "', seen from "
                + base
                + "; name in dataFolders the folders that the JVMs of tests wrote to");
      }
      folders.addAll(found);
    }
    return folders;
  }

  /** Whether a folder exists and holds a journal. */
  static boolean holdsJournals(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".jsonl"));
    } catch (IOException e) {
      return true; // The command line says what is wrong with it.
    }
  }

  private static boolean hasWildcard(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  private List<Path> matching(String pattern) throws MojoExecutionException {
    String[] names = pattern.split("[/\\\\]");
    int plain = 0;
    while (!hasWildcard(names[plain])) {
      plain++;
    }
    String fixed = String.join("/", List.of(names).subList(0, plain));
    Path root = base.resolve(pattern.startsWith("/") ? fixed + "/" : fixed);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    String glob = String.join("/", List.of(names).subList(plain, names.length));
    PathMatcher matcher = matcher(glob);
    // In a glob "**/" wants at least one folder.
    PathMatcher atRoot = matcher(glob.startsWith("**/") ? glob.substring(3) : glob);
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isDirectory)
          .filter(
              folder ->
                  matcher.matches(root.relativize(folder))
                      || atRoot.matches(root.relativize(folder)))
          .filter(DataFolders::holdsJournals)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException(root + " cannot be read: " + e.getMessage());
    }
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }
}
