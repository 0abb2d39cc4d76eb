package dev.selvedge.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * An agent that does nothing. The JVM itself takes longer over virtual threads as soon as there is
 * any agent; what Selvedge adds comes on top of this one.
 */
public final class EmptyAgent {

  private EmptyAgent() {}

  /** Called by the JVM. */
  public static void premain(String options, Instrumentation instrumentation) {}

  /** Makes a jar of it, as {@code -javaagent} takes it. */
  static Path jar(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", EmptyAgent.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    String file = EmptyAgent.class.getName().replace('.', '/') + ".class";
    Path jar = folder.resolve("empty-agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream classFile =
            Objects.requireNonNull(EmptyAgent.class.getClassLoader()).getResourceAsStream(file)) {
      out.putNextEntry(new JarEntry(file));
      Objects.requireNonNull(classFile).transferTo(out);
    }
    return jar;
  }
}
