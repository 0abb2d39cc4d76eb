package dev.selvedge.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;

/**
 * Loads, verifies and initialises the {@link GeneratedClasses} that lie on the class path, and
 * prints how many nanoseconds that took, and how many of all processors.
 */
public final class ClassLoading {

  private ClassLoading() {}

  /** Loads them once. */
  public static void main(String[] args) throws Exception {
    ClassLoader loader = Objects.requireNonNull(ClassLoading.class.getClassLoader());
    List<String> names;
    try (InputStream in = loader.getResourceAsStream(GeneratedClasses.NAMES)) {
      names = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines().toList();
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpuStart = system.getProcessCpuTime();
    long start = System.nanoTime();
    for (String name : names) {
      Class.forName(name, true, loader);
    }
    long took = System.nanoTime() - start;
    System.out.println(took + " " + (system.getProcessCpuTime() - cpuStart));
  }
}
