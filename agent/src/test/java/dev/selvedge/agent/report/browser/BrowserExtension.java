package dev.selvedge.agent.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a tab of the one browser that all of them share, and sees to it that the tab has
 * complained of nothing. Where there is no browser the tests are skipped, or fail if {@code
 * SELVEDGE_BROWSER} is {@code required}.
 */
final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  private static final String NONE =
      "No Chromium or Chrome on the PATH, and none named by CHROME_BIN";

  private static final Namespace OURS = Namespace.create(BrowserExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.program().isPresent()
        ? ConditionEvaluationResult.enabled("There is a browser")
        : isRequired()
            ? ConditionEvaluationResult.enabled("There has to be a browser")
            : ConditionEvaluationResult.disabled(NONE);
  }

  private static boolean isRequired() {
    return "required".equals(System.getenv("SELVEDGE_BROWSER"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Tab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(OURS)
            .getOrComputeIfAbsent(Shared.class, type -> Shared.start(), Shared.class);
    Tab tab = shared.chromium.tab();
    context.getStore(OURS).put(Tab.class, tab);
    return tab;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Tab tab = context.getStore(OURS).remove(Tab.class, Tab.class);
    if (tab != null) {
      tab.close();
      if (context.getExecutionException().isEmpty()) {
        assertThat(tab.problems()).isEmpty();
      }
    }
  }

  /** The browser with the folder in which it keeps what it knows. */
  private record Shared(Chromium chromium, Path folder) implements AutoCloseable {

    static Shared start() {
      try {
        Path folder = Files.createTempDirectory("selvedge-browser");
        return new Shared(
            Chromium.start(
                Chromium.program().orElseThrow(() -> new IllegalStateException(NONE)), folder),
            folder);
      } catch (IOException e) {
        throw new IllegalStateException(e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while the browser started", e);
      }
    }

    @Override
    public void close() {
      chromium.close();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
      } catch (IOException | java.io.UncheckedIOException e) {
        // It is in the folder for what is temporary, where it harms nobody.
      }
    }
  }
}
