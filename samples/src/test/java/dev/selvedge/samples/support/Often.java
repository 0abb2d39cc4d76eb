package dev.selvedge.samples.support;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the tests of the samples again and again in one JVM, with threads beside them that compute
 * all the time, and says which have failed how often.
 */
public final class Often {

  private Often() {}

  /**
   * Runs them.
   *
   * @param args how many times; by how many threads the machine is kept busy; the packages below
   *     that of the samples, all of them if none is named
   */
  public static void main(String[] args) throws Exception {
    int times = Integer.parseInt(args[0]);
    int busy = Integer.parseInt(args[1]);
    List<String> packages = List.of(args).subList(2, args.length);
    LauncherDiscoveryRequest request = request(packages);
    Map<String, Integer> failures = new TreeMap<>();
    List<Thread> load = load(busy);
    for (int time = 1; time <= times; time++) {
      Stopwatch watch = Stopwatch.start();
      TestExecutionSummary summary = run(request);
      summary
          .getFailures()
          .forEach(each -> failures.merge(each.getTestIdentifier().getUniqueId(), 1, Integer::sum));
      summary.printFailuresTo(new PrintWriter(System.out, true, Charset.defaultCharset()), 8);
      System.out.println(
          time
              + " of "
              + times
              + ": "
              + summary.getTestsFailedCount()
              + " of "
              + summary.getTestsFoundCount()
              + " failed"
              + watch);
    }
    load.forEach(Thread::interrupt);
    failures.forEach((test, count) -> System.out.println(count + " x " + test));
    System.exit(failures.isEmpty() ? 0 : 1);
  }

  private static LauncherDiscoveryRequest request(List<String> packages) {
    String all = "dev.selvedge.samples";
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(
            packages.isEmpty()
                ? List.of(selectPackage(all))
                : packages.stream().map(name -> selectPackage(all + "." + name)).toList())
        .filters(ClassNameFilter.includeClassNamePatterns(".*Tests"))
        .build();
  }

  private static TestExecutionSummary run(LauncherDiscoveryRequest request) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }

  private static List<Thread> load(int busy) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < busy; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("load-" + i)
              .start(
                  () -> {
                    while (!Thread.interrupted()) {
                      Thread.onSpinWait();
                    }
                  }));
    }
    return threads;
  }
}
