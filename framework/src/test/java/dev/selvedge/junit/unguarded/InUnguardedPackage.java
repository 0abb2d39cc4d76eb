package dev.selvedge.junit.unguarded;

import dev.selvedge.Guarded;
import org.junit.jupiter.api.Test;

/** A fixture whose package is not guarded; run by the engine test kit. */
public final class InUnguardedPackage {

  @Test
  void free() {}

  @Test
  @Guarded
  void guarded() {}
}
