package dev.selvedge.junit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** An engine of stories and steps, none of which is a class or a method. */
final class TwoStepEngine implements TestEngine {

  @Override
  public String getId() {
    return "two-step";
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    TestDescriptor engine = new EngineDescriptor(id, "stories");
    Node story = new Node(id.append("story", "1"), "story", TestDescriptor.Type.CONTAINER);
    story.addChild(
        new Node(story.getUniqueId().append("step", "1"), "step", TestDescriptor.Type.TEST));
    engine.addChild(story);
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    execute(request, request.getRootTestDescriptor());
  }

  private static void execute(ExecutionRequest request, TestDescriptor node) {
    request.getEngineExecutionListener().executionStarted(node);
    node.getChildren().forEach(child -> execute(request, child));
    request.getEngineExecutionListener().executionFinished(node, TestExecutionResult.successful());
  }

  private static final class Node extends AbstractTestDescriptor {
    private final Type type;

    Node(UniqueId id, String name, Type type) {
      super(id, name);
      this.type = type;
    }

    @Override
    public Type getType() {
      return type;
    }
  }
}
