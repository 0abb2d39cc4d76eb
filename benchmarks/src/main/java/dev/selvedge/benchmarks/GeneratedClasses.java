package dev.selvedge.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A jar of many classes as an application has them: some hundred lines each, with lambdas, switches
 * and string building; a third of them catch exceptions too. Some of them are compiled from source
 * text, each of the others is one of these by another name.
 */
final class GeneratedClasses {

  /** Where the jar lists the names of its classes. */
  static final String NAMES = "names.txt";

  private static final int SOURCES = 60;
  private static final int CATCHING = 3;
  private static final int METHODS = 18;
  private static final String PACKAGE = "dev.selvedge.generated";

  private GeneratedClasses() {}

  /** Makes the jar in the given folder. */
  static Path jar(Path folder, int classes) throws IOException {
    List<byte[]> compiled = compile();
    Path jar = folder.resolve("generated.jar");
    StringBuilder names = new StringBuilder();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < classes; i++) {
        String name = PACKAGE + "." + name(i);
        names.append(name).append('\n');
        out.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
        out.write(renamed(compiled.get(i % SOURCES), name(i % SOURCES), name(i)));
      }
      out.putNextEntry(new JarEntry(NAMES));
      out.write(names.toString().getBytes(UTF_8));
    }
    return jar;
  }

  /** All names are of the same length, so that one can stand where another stood. */
  private static String name(int number) {
    return "Generated%05d".formatted(number);
  }

  private static byte[] renamed(byte[] classFile, String from, String to) {
    return new String(classFile, ISO_8859_1).replace(from, to).getBytes(ISO_8859_1);
  }

  private static List<byte[]> compile() throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    Random random = new Random(42);
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < SOURCES; i++) {
      sources.add(new Source(name(i), text(name(i), i % CATCHING == 0, random)));
    }
    try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, UTF_8);
        InMemory files = new InMemory(standard)) {
      List<String> options = List.of("--release", "17", "-g", "-proc:none");
      if (!compiler.getTask(null, files, null, options, null, sources).call()) {
        throw new IllegalStateException("the generated classes do not compile");
      }
      return files.classFiles();
    }
  }

  private static String text(String name, boolean catching, Random random) throws IOException {
    List<String> methods = new ArrayList<>(methods("methods-plain.txt"));
    if (catching) {
      methods.addAll(methods("methods-catching.txt"));
    }
    StringBuilder text = new StringBuilder(resource("class-head.txt").replace("NAME", name));
    for (int number = 0; number < METHODS; number += methods.size()) {
      Collections.shuffle(methods, random);
      for (int i = 0; i < Math.min(methods.size(), METHODS - number); i++) {
        text.append(methods.get(i).replace("@", String.valueOf(number + i))).append("\n\n");
      }
    }
    return text.append("}\n").toString();
  }

  private static List<String> methods(String resource) throws IOException {
    return List.of(resource(resource).strip().split("\n\n", -1));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = GeneratedClasses.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(
          URI.create("string:///" + PACKAGE.replace('.', '/') + "/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class ClassFile extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ClassFile(String name) {
      super(URI.create("mem:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  /** Keeps what the compiler writes, in the order of the names. */
  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final SortedMap<String, ClassFile> classFiles = new TreeMap<>();

    InMemory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, Kind kind, FileObject sibling) {
      return classFiles.computeIfAbsent(className, ClassFile::new);
    }

    List<byte[]> classFiles() {
      return classFiles.values().stream().map(file -> file.bytes.toByteArray()).toList();
    }
  }
}
