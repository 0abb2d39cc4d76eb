package dev.selvedge.agent.weave;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Loads all classes of Selvedge that woven methods may come to, and those of the JDK that they
 * name. Without other agents each is loaded when it is first needed, which takes less time. With
 * them that is too late: the JVM hands a class to their transformers while it is being loaded, what
 * these call is woven, and a sensor that needs the same class gets a {@code ClassCircularityError},
 * from then on each time.
 */
final class OwnClasses implements Runnable {

  private static final String OWN = "dev/selvedge/agent/";
  private static final String ENTRY = "dev.selvedge.agent.Premain";
  private static final String CLASS = ".class";
  private static final byte TAG_OF_CLASS = 7;

  /** What only runs where nothing is woven, or at the very end. */
  private static final String[] NOT_NEEDED = {
    OWN + "Premain", OWN + "cli/", OWN + "report/", OWN + "shaded/picocli/"
  };

  private final Instrumentation instrumentation;
  private final Set<String> done = new HashSet<>();

  OwnClasses(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Whether a class is of an agent, or another program, that transforms classes. */
  static boolean isTransformer(Class<?> type) {
    return ClassFileTransformer.class.isAssignableFrom(type)
        && type != ClassFileTransformer.class
        && !type.getName().startsWith(OWN.replace('/', '.'));
  }

  @Override
  public void run() {
    File jar = ownJar();
    if (jar == null) {
      return;
    }
    try (JarFile own = new JarFile(jar)) {
      for (Enumeration<JarEntry> entries = own.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        if (isNeeded(entry.getName())) {
          load(own, entry);
        }
      }
    } catch (IOException unreadable) {
      // What is loaded already goes on.
    }
  }

  private @Nullable File ownJar() {
    for (Class<?> each : instrumentation.getAllLoadedClasses()) {
      if (each.getName().equals(ENTRY) && each.getClassLoader() != null) {
        CodeSource source = each.getProtectionDomain().getCodeSource();
        try {
          return source == null ? null : new File(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
          return null;
        }
      }
    }
    return null;
  }

  /** Whether an entry of the jar is a class that is to be loaded. */
  static boolean isNeeded(String entry) {
    if (!entry.startsWith(OWN) || !entry.endsWith(CLASS) || entry.endsWith("-info" + CLASS)) {
      return false;
    }
    for (String each : NOT_NEEDED) {
      if (entry.startsWith(each)) {
        return false;
      }
    }
    return true;
  }

  private void load(JarFile own, JarEntry entry) throws IOException {
    String name = entry.getName();
    load(name.substring(0, name.length() - CLASS.length()));
    try (InputStream classFile = own.getInputStream(entry)) {
      for (String named : ofJdk(classFile.readAllBytes())) {
        load(named);
      }
    }
  }

  private void load(String internalName) {
    if (done.add(internalName)) {
      try {
        Class.forName(internalName.replace('/', '.'), false, null);
      } catch (ClassNotFoundException | LinkageError notOnThisJvm) {
        // Nor will whoever names it find it.
      }
    }
  }

  /** The classes of the JDK that a class names. */
  static Set<String> ofJdk(byte[] classFile) {
    ClassReader reader = ClassFiles.reader(classFile);
    char[] buffer = new char[reader.getMaxStringLength()];
    Set<String> names = new HashSet<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset > 0 && reader.readByte(offset - 1) == TAG_OF_CLASS) {
        String name = reader.readUTF8(offset, buffer);
        if (name != null && name.startsWith("java/")) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
