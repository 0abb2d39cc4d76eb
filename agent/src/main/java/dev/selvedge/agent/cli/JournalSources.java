package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journals that a command was given as folders or files, with a sentence for each of these that
 * gives none.
 */
final class JournalSources {

  private static final int DEEPEST = 4;
  private static final int MOST_LOOKED_AT = 5_000;

  private final List<Path> journals = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  JournalSources(List<Path> foldersAndFiles) {
    foldersAndFiles.forEach(this::add);
  }

  List<Path> journals() {
    return journals;
  }

  List<String> complaints() {
    return complaints;
  }

  private void add(Path source) {
    if (Files.isRegularFile(source)) {
      journals.add(source);
    } else if (Files.isDirectory(source)) {
      addFolder(source);
    } else if (Files.exists(source)) {
      complaints.add(
          source + " is no regular file; name a journal, or the folder that the agent wrote to");
    } else {
      complaints.add(
          source + " does not exist; name the folder that the agent wrote to (its option output)");
    }
  }

  private void addFolder(Path folder) {
    try {
      List<Path> found = JournalReader.journalsIn(folder);
      if (found.isEmpty()) {
        complaints.add(folder + " holds no journal (*.jsonl)" + instead(folder));
      }
      journals.addAll(found);
    } catch (AccessDeniedException e) {
      complaints.add(
          folder + " cannot be read: permission denied; run this as a user who may read it");
    } catch (IOException e) {
      complaints.add(folder + " cannot be read: " + e.getMessage());
    }
  }

  /** What to do about a folder that holds none. */
  private static String instead(Path folder) {
    Path inside = first(folder, ".jsonl");
    if (inside != null) {
      return ", but folders in it do, " + inside.getParent() + "; name those";
    }
    Path compressed = first(folder, ".jsonl.gz");
    if (compressed != null) {
      return ", but compressed ones, " + compressed + "; unpack them first";
    }
    return "; run the program with -javaagent:selvedge-agent.jar=output="
        + folder
        + " first, or name the folder that the agent wrote to";
  }

  private static @Nullable Path first(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      return files
          .limit(MOST_LOOKED_AT)
          .filter(file -> String.valueOf(file.getFileName()).endsWith(ending))
          .filter(Files::isRegularFile)
          .findFirst()
          .orElse(null);
    } catch (IOException | UncheckedIOException e) {
      return null;
    }
  }
}
