package dev.selvedge.agent.journal;

import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.UUID;

/** The id of a run of a JVM: a random UUID (RFC 9562, version 4). */
final class RunId {

  private static final String RANDOM = "/dev/urandom";
  private static final long VERSION_BITS = 0xf000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_BITS = 0xc000_0000_0000_0000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private RunId() {}

  /** A new id. Asks the operating system, as the JDK's own generator takes long to make ready. */
  static String create() {
    try (DataInputStream random = new DataInputStream(new FileInputStream(RANDOM))) {
      long most = (random.readLong() & ~VERSION_BITS) | VERSION_4;
      long least = (random.readLong() & ~VARIANT_BITS) | VARIANT;
      return new UUID(most, least).toString();
    } catch (IOException notOnThisSystem) {
      return UUID.randomUUID().toString();
    }
  }
}
