package dev.selvedge.agent.report;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file as a whole or not at all: who reads it meanwhile sees the old one or the new one.
 */
public final class AtomicFile {

  /** Writes the content of a file. */
  public interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  /** Writes the content of a file that is no text. */
  public interface Bytes {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes the file in UTF-8 and makes its folder where there is none.
   *
   * @throws IOException with one sentence for people that names the file and what is wrong
   */
  public static void write(Path file, Content content) throws IOException {
    writeBytes(
        file,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          content.writeTo(writer);
          writer.flush();
        });
  }

  /**
   * Writes the file and makes its folder where there is none.
   *
   * @throws IOException with one sentence for people that names the file and what is wrong
   */
  public static void writeBytes(Path file, Bytes content) throws IOException {
    Path target = file.toAbsolutePath().normalize();
    if (Files.isDirectory(target)) {
      throw new IOException("cannot write " + target + ": it is a folder; name a file");
    }
    // Not Files.createTempFile, whose files only their owner may read.
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + System.nanoTime() + ".tmp");
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
        content.writeTo(out);
      }
      replace(temporary, target);
    } catch (IOException e) {
      throw new IOException("cannot write " + target + ": " + reason(e), e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  private static void replace(Path temporary, Path target) throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException ignored) {
      // What went wrong before says more than a temporary file that is left.
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied; choose a folder that can be written to";
    }
    if (e instanceof NoSuchFileException) {
      return "its folder takes no files; choose another place";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason() + "; choose another place";
    }
    if (e instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + " is a file, not a folder; choose another place";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
