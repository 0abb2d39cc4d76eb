package dev.selvedge.agent.sensor;

import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Classes made up by tests, as if they were loaded from some place. */
final class MadeUpClass extends ClassLoader {

  private MadeUpClass() {
    super(MadeUpClass.class.getClassLoader());
  }

  /** An empty class loaded from a location, null for nowhere. */
  static Class<?> of(String name, @Nullable String location) throws Exception {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC,
        name.replace('.', '/'),
        null,
        "java/lang/Object",
        new String[0]);
    writer.visitEnd();
    return define(name, writer.toByteArray(), location);
  }

  /** A class loaded from a location, null for nowhere. */
  static Class<?> define(String name, byte[] classFile, @Nullable String location)
      throws Exception {
    URL url = location == null ? null : URI.create(location).toURL();
    CodeSource source = new CodeSource(url, new Certificate[0]);
    return new MadeUpClass()
        .defineClass(
            name, classFile, 0, classFile.length, new ProtectionDomain(source, null, null, null));
  }
}
