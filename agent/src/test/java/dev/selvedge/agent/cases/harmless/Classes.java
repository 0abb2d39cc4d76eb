package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.spi.CharsetProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.util.Collections;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;

/** Loading and initialising classes, and looking things up on the class path. */
public final class Classes {

  public static void main(String[] args) throws Exception {
    Loop.run(args, Classes::calls);
  }

  private static void calls() throws Exception {
    String own = Classes.class.getName();
    Class.forName(own + "$Heavy");
    LighterThanItLooks.touch();
    new Slow();
    Supplier<Slow> constructor = Slow::new;
    constructor.get();
    initialisedElsewhere();
    services();
    resources();
    reflection();
    loaders();
  }

  /** The loop needs a class that another thread initialises just now, and takes its time over. */
  private static void initialisedElsewhere() throws InterruptedException {
    Thread initialiser = new Thread(Elsewhere::touch);
    initialiser.start();
    while (!Begun.now) {
      Thread.onSpinWait();
    }
    Elsewhere.touch();
  }

  private static void services() {
    ServiceLoader.load(ToolProvider.class).forEach(tool -> tool.name());
    ServiceLoader.load(CharsetProvider.class).stream().count();
    ServiceLoader.load(Supplier.class).findFirst();
    FileSystemProvider.installedProviders().size();
    ToolProvider.findFirst("jar");
  }

  private static void resources() throws IOException {
    String own = "Classes.class";
    Classes.class.getResource(own);
    Classes.class.getResourceAsStream(own).close();
    ClassLoader loader = Classes.class.getClassLoader();
    loader.getResource("nothing.txt");
    loader.getResourceAsStream("nothing.txt");
    Collections.list(loader.getResources("META-INF/MANIFEST.MF"));
    loader.resources("META-INF/services/x").count();
    ClassLoader.getSystemResource("org/slf4j/Logger.class");
    try {
      ResourceBundle.getBundle("no.such.Bundle", Locale.FRENCH);
    } catch (MissingResourceException expected) {
      Thread.onSpinWait();
    }
  }

  private static void reflection() throws Exception {
    try {
      Classes.class.getDeclaredMethods();
      Class<?>[] types = {Runnable.class, Comparable.class};
      Proxy.newProxyInstance(Classes.class.getClassLoader(), types, (self, method, args) -> null);
      MethodType type = MethodType.methodType(String.class, int.class);
      MethodHandles.lookup().findStatic(Integer.class, "toString", type).invoke(7);
      String.format("%s %d %.2f %tF", "text", 1, 2.0, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void loaders() throws Exception {
    URL place = Classes.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {place}, null)) {
      loader.loadClass(Classes.class.getName() + "$Heavy");
      loader.findResource("nothing");
    }
    new OwnLoader(new File(place.toURI()).toPath()).loadClass(Slow.class.getName());
  }

  /** A class loader as many products have one. */
  private static final class OwnLoader extends ClassLoader {
    private final Path folder;

    OwnLoader(Path folder) {
      super(null);
      this.folder = folder;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try {
        Path file = folder.resolve(name.replace('.', '/') + ".class");
        byte[] bytes = Files.readAllBytes(file);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  static final class Heavy {
    static final String TEXT;

    static {
      try {
        TimeUnit.MILLISECONDS.sleep(2);
        TEXT = Files.exists(Path.of("nothing")) ? "yes" : "no";
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class LighterThanItLooks {
    private static final boolean THERE = isThere();

    static void touch() {
      if (THERE) {
        throw new IllegalStateException();
      }
    }

    private static boolean isThere() {
      return new File("nothing").exists();
    }
  }

  static final class Begun {
    static volatile boolean now;
  }

  static final class Elsewhere {
    static {
      Begun.now = true;
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }

    static void touch() {}
  }

  static final class Slow {
    static final long SIZE = new File("nothing").length();
  }
}
