package dev.selvedge.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.selvedge.internal.FakeAgent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One execution of fixture classes by JUnit's launcher, with the listener for windows. */
record ListenedRun(FakeAgent agent, Map<String, Throwable> failures) {

  static ListenedRun of(FakeAgent agent, Class<?>... fixtures) {
    return of(agent, Map.of(), List.of(), fixtures);
  }

  static ListenedRun of(
      FakeAgent agent,
      Map<String, String> parameters,
      List<TestEngine> engines,
      Class<?>... fixtures) {
    FakeAgent.current = agent;
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put(AutoDetection.ENABLED, "true");
    all.putIfAbsent(SuiteChoice.GUARDED, "false");
    LauncherConfig config =
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(engines.toArray(new TestEngine[0]))
            .build();
    Failures failures = new Failures();
    List<DiscoverySelector> selectors = new ArrayList<>();
    Stream.of(fixtures).forEach(fixture -> selectors.add(selectClass(fixture)));
    LauncherFactory.create(config)
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameters(all)
                .build(),
            new WindowListener(() -> agent),
            failures);
    return new ListenedRun(agent, failures.byName);
  }

  /** Returns the windows by name, without what differs from run to run. */
  static Map<String, Set<Map.Entry<String, Object>>> described(FakeAgent agent) {
    Map<String, Set<Map.Entry<String, Object>>> described = new LinkedHashMap<>();
    for (Map<String, Object> window : agent.opened()) {
      Map<String, Object> line = new LinkedHashMap<>();
      List.of("kind", "name", "class").forEach(key -> line.put(key, window.get(key)));
      line.put("method", window.getOrDefault("method", ""));
      described.put(window.get("name").toString(), line.entrySet());
    }
    return described;
  }

  /** What failed, by display name. */
  private static final class Failures implements TestExecutionListener {
    private final Map<String, Throwable> byName = new ConcurrentHashMap<>();

    @Override
    public void executionFinished(TestIdentifier node, TestExecutionResult result) {
      result.getThrowable().ifPresent(failure -> byName.put(node.getDisplayName(), failure));
    }
  }
}
