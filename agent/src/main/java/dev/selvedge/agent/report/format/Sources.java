package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source files of classes, and names them as their repository does. Looks where builds
 * have them, {@code src/main/java} and the like, in the folder given and in the modules below it.
 */
public final class Sources {

  /** Where no file of a class is named; an inner class is in the file of the outermost. */
  private static final List<String> EXTENSIONS = List.of(".java", ".kt", ".groovy", ".scala");

  private static final int MOST_NAMED = 5;

  /** So long is looked for folders of sources in a JVM that ends. */
  private static final long LONGEST_AT_END_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Path root;
  private final List<Supplier<List<Path>>> places;
  private final Map<String, String> found = new HashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();

  private Sources(Path root, List<Supplier<List<Path>>> places) {
    this.root = root;
    this.places = places;
  }

  /**
   * The sources in some folders.
   *
   * @param folders folders of sources or of projects; where there are none, the one in use and the
   *     repository that it is part of
   * @param current the folder in use
   */
  public static Sources of(List<Path> folders, Path current) {
    return of(folders, current, Long.MAX_VALUE);
  }

  /**
   * Those that are found at once in the folder in use and in its repository, for a JVM that ends
   * and must not be kept.
   */
  public static Sources atEndOfJvm() {
    return of(List.of(), Path.of(""), LONGEST_AT_END_NANOS);
  }

  private static Sources of(List<Path> folders, Path current, long nanos) {
    Path here = normal(current);
    Path repository = repositoryOf(here);
    List<Supplier<List<Path>>> places = new ArrayList<>();
    for (Path folder : folders) {
      places.add(SourceFolders.below(normal(here.resolve(folder)), nanos));
    }
    if (folders.isEmpty()) {
      places.add(SourceFolders.below(here, nanos));
    }
    if (folders.isEmpty() && repository != null && !repository.equals(here)) {
      places.add(SourceFolders.below(repository, nanos));
    }
    return new Sources(rootOf(folders, here, repository), places);
  }

  /** What paths are relative to: the repository, as those who show them expect. */
  private static Path rootOf(List<Path> folders, Path here, @Nullable Path repository) {
    Path root = repository == null ? here : repository;
    for (Path each : folders) {
      Path folder = normal(here.resolve(each));
      if (!folder.startsWith(root)) {
        Path other = repositoryOf(folder);
        return other == null ? SourceFolders.projectOf(folder) : other;
      }
    }
    return root;
  }

  private static @Nullable Path repositoryOf(Path folder) {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        return each;
      }
    }
    return null;
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * The path of the file that a place is in, relative to the repository and with slashes; null if
   * there is none. The class is remembered as missing then.
   */
  public @Nullable String find(Site site) {
    String key = site.className() + " " + site.file();
    String known = found.get(key);
    if (known == null) {
      known = look(site);
      found.put(key, known);
    }
    return known.isEmpty() ? null : known;
  }

  /** As {@link #find}, but a class without sources is no news: the JDK's, a library's. */
  @Nullable String findQuietly(Site site) {
    boolean news = missing.contains(site.className());
    String path = find(site);
    if (!news) {
      missing.remove(site.className());
    }
    return path;
  }

  private String look(Site site) {
    List<String> candidates = SourceName.candidates(site, EXTENSIONS);
    for (Supplier<List<Path>> place : places) {
      for (Path folder : place.get()) {
        for (String candidate : candidates) {
          Path file = folder.resolve(candidate);
          if (file.startsWith(root) && Files.isRegularFile(file)) {
            return root.relativize(file).toString().replace('\\', '/');
          }
        }
      }
    }
    missing.add(site.className());
    return "";
  }

  /** Names the classes that were looked for in vain; nothing if all were found. */
  List<String> notes() {
    if (missing.isEmpty()) {
      return List.of();
    }
    List<String> named = missing.stream().limit(MOST_NAMED).map(Inert::name).toList();
    return List.of(
        "no source found of "
            + (missing.size() == 1 ? "the class " : missing.size() + " classes: ")
            + String.join(", ", named)
            + (missing.size() > MOST_NAMED ? ", ..." : "")
            + "; name the folder of its sources with --sources");
  }
}
