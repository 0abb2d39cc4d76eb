package dev.selvedge.maven;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The folder that the JVMs of the tests are to write to. One that somebody has chosen is tried
 * before any of them runs, which could only end at once.
 *
 * @param folder the folder
 * @param buildFolder what is in it is made, and deleted, with all that the build makes
 */
record OutputFolder(Path folder, String buildFolder) {

  /**
   * Makes sure that it is there and can be written to, if somebody has chosen it.
   *
   * @throws MojoExecutionException if it cannot
   */
  void requireWritable() throws MojoExecutionException {
    if (folder.toAbsolutePath().normalize().startsWith(Path.of(buildFolder).toAbsolutePath())) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "selvedge", ".tmp"));
    } catch (IOException e) {
      throw new MojoExecutionException(
          "nothing can be written to the output folder "
              + folder
              + " ("
              + reason(e)
              + "); set <output>, or selvedge.output, to another one");
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    return e instanceof FileAlreadyExistsException ? "there is a file of that name" : e.toString();
  }
}
