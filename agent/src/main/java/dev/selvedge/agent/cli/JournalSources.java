package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.JournalReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The journals that a command was given as folders or files, with a sentence for each of these that
 * gives none.
 */
final class JournalSources {

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
    } else {
      complaints.add(
          source + " does not exist; name the folder that the agent wrote to (its option output)");
    }
  }

  private void addFolder(Path folder) {
    try {
      List<Path> found = JournalReader.journalsIn(folder);
      if (found.isEmpty()) {
        complaints.add(
            folder
                + " holds no journal (*.jsonl); run the program with"
                + " -javaagent:selvedge-agent.jar=output="
                + folder
                + " first, or name the folder that the agent wrote to");
      }
      journals.addAll(found);
    } catch (AccessDeniedException e) {
      complaints.add(
          folder + " cannot be read: permission denied; run this as a user who may read it");
    } catch (IOException e) {
      complaints.add(folder + " cannot be read: " + e.getMessage());
    }
  }
}
