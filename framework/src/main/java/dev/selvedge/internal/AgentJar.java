package dev.selvedge.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The agent's jar, which rides along in the framework's, made a file. The JVM keeps the file open,
 * so on some systems it cannot be deleted at the end; the next JVM uses it again.
 */
final class AgentJar {

  private static final String RESOURCE = "/META-INF/selvedge/selvedge-agent.jar";

  private final byte @Nullable [] content;
  private final Path temporary;

  /**
   * @param content the jar; null if the framework does not contain it
   * @param temporary where temporary files go
   */
  AgentJar(byte @Nullable [] content, Path temporary) {
    this.content = content;
    this.temporary = temporary;
  }

  static AgentJar inThisJar() throws IOException {
    try (InputStream resource = AgentJar.class.getResourceAsStream(RESOURCE)) {
      return new AgentJar(
          resource == null ? null : resource.readAllBytes(),
          Path.of(System.getProperty("java.io.tmpdir", "")).toAbsolutePath());
    }
  }

  /** Returns a file with the jar's content that nobody else can change; null if there is none. */
  @Nullable Path toFile() throws IOException {
    if (content == null) {
      return null;
    }
    OwnFolder folder = OwnFolder.in(temporary);
    Path file = folder.path().resolve("selvedge-agent-" + hash(content) + ".jar");
    if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
      write(file, content);
    }
    if (!folder.isShared()) {
      folder.path().toFile().deleteOnExit();
      file.toFile().deleteOnExit(); // deleted first: the last one registered is
    }
    return file;
  }

  /** Writes the file so that another JVM sees all of it or nothing. */
  private static void write(Path file, byte[] content) throws IOException {
    Path part = Files.createTempFile(file.getParent(), "part-", ".jar");
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JVM has it
    }
  }
}
