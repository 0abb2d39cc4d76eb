package dev.selvedge.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Loads woven classes, which the JVM verifies as it does all that a class loader defines. */
final class WovenClass extends ClassLoader {

  private final String name;
  private final byte[] classFile;

  private WovenClass(String name, byte[] classFile) {
    super(WovenClass.class.getClassLoader());
    this.name = name;
    this.classFile = classFile;
  }

  /** The class with this name as this class file has it; all else is as in the tests. */
  static Class<?> load(String name, byte[] classFile) {
    try {
      Class<?> loaded = Class.forName(name, true, new WovenClass(name, classFile));
      // Links the class, and so verifies it.
      if (loaded.getDeclaredMethods().length == 0) {
        throw new IllegalStateException("a class without methods");
      }
      return loaded;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The class file of a class of the tests or of the JDK. */
  static byte[] fileOf(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(wanted)) {
      if (!wanted.equals(name)) {
        return super.loadClass(wanted, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known != null ? known : defineClass(name, classFile, 0, classFile.length);
    }
  }
}
