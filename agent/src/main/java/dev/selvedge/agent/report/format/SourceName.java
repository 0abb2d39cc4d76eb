package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the source file of a class is, seen from a folder of sources. */
final class SourceName {

  private static final int LONGEST = 400;

  /** Nothing that leads out of a folder: a journal may say what it likes. */
  private static final Pattern PACKAGE_PART = Pattern.compile("[\\p{L}\\p{N}_$-]+");

  private static final Pattern FILE = Pattern.compile("[\\p{L}\\p{N}_$-][\\p{L}\\p{N}_$.-]*");

  private SourceName() {}

  /** The path that a Java compiler expects; null where the names are those of no file. */
  static @Nullable String expected(Site site) {
    List<String> candidates = candidates(site, List.of(".java"));
    return candidates.isEmpty() ? null : candidates.get(0);
  }

  /** The paths where it may be, the likeliest first. */
  static List<String> candidates(Site site, List<String> extensions) {
    String name = site.className();
    if (name.length() > LONGEST) {
      return List.of();
    }
    int dot = name.lastIndexOf('.');
    String packageName = dot < 0 ? "" : name.substring(0, dot);
    List<String> folders = folders(packageName);
    if (folders == null) {
      return List.of();
    }
    List<String> candidates = new ArrayList<>();
    for (String file : files(site.file(), name.substring(dot + 1), extensions)) {
      if (FILE.matcher(file).matches() && file.length() <= LONGEST) {
        candidates.add(path(folders, 0) + file);
        if (file.endsWith(".kt") || file.endsWith(".scala")) {
          // Their folders may leave out the packages that all have in common.
          for (int from = 1; from <= folders.size(); from++) {
            candidates.add(path(folders, from) + file);
          }
        }
      }
    }
    return candidates;
  }

  private static @Nullable List<String> folders(String packageName) {
    if (packageName.isEmpty()) {
      return List.of();
    }
    List<String> parts = List.of(packageName.split("\\.", -1));
    return parts.stream().allMatch(part -> PACKAGE_PART.matcher(part).matches()) ? parts : null;
  }

  private static List<String> files(
      @Nullable String file, String className, List<String> extensions) {
    if (file != null) {
      return List.of(file);
    }
    int inner = className.indexOf('$', 1);
    String outermost = inner < 0 ? className : className.substring(0, inner);
    return extensions.stream().map(extension -> outermost + extension).toList();
  }

  private static String path(List<String> folders, int from) {
    StringBuilder path = new StringBuilder();
    folders.subList(from, folders.size()).forEach(folder -> path.append(folder).append('/'));
    return path.toString();
  }
}
