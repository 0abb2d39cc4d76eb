package dev.selvedge.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * The same as {@code prepare-agent} for Failsafe alone, where integration tests need other options.
 * It takes the place of what {@code prepare-agent} has put into the property.
 */
@Mojo(
    name = "prepare-agent-integration",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    threadSafe = true)
public class PrepareAgentIntegrationMojo extends PrepareAgentMojo {

  @Override
  List<ForkedTests> forkedTests(String property) {
    return List.of(ForkedTests.ofFailsafe(project, property));
  }
}
