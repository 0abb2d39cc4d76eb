package dev.selvedge.agent.weave;

import dev.selvedge.agent.sensor.UserFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The methods that users call event loops by the framework's annotation {@code EventLoop}: those
 * that carry it, and the {@code run} method of a class that does. The annotation is known by name,
 * since neither the agent nor the program need have it.
 */
final class OwnEventLoops {

  private static final String ANNOTATION = "Ldev/selvedge/EventLoop;";
  private static final byte[] IN_CLASS_FILE = ANNOTATION.getBytes(StandardCharsets.UTF_8);
  private static final String RUN = "run";
  private static final String RUN_DESCRIPTOR = "()V";

  private OwnEventLoops() {}

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(byte[] classFile) {
    if (!ClassFiles.holds(classFile, IN_CLASS_FILE)) {
      return null;
    }
    Annotated annotated = new Annotated();
    ClassFiles.reader(classFile)
        .accept(
            annotated, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    List<Hook> hooks = annotated.hooks();
    return hooks.isEmpty() ? null : TypeWeaver.weave(classFile, hooks).bytes();
  }

  /** Looks for the annotation. */
  private static final class Annotated extends ClassVisitor {
    private static final int NO_CODE = Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT;

    private final List<Hook> hooks = new ArrayList<>();
    private String name = "";
    private boolean ofClass;
    private boolean hasRun;

    Annotated() {
      super(Opcodes.ASM9);
    }

    /** What is to be woven; says so if the annotation is on something that does not run. */
    List<Hook> hooks() {
      if (ofClass && !hasRun) {
        if (hooks.isEmpty()) {
          without("class " + name);
        }
      } else if (ofClass) {
        hooks.add(hook(RUN, RUN_DESCRIPTOR));
      }
      return hooks;
    }

    private Hook hook(String method, String descriptor) {
      return Hook.ownEventLoop(method, descriptor, name + "." + method);
    }

    private static void without(String place) {
      UserFault.say(
          "@EventLoop on "
              + place
              + " does nothing, there is no code in it that a loop runs; put it on the method that"
              + " is the loop, or on the class whose run() is");
    }

    @Override
    public void visit(
        int version,
        int access,
        String internalName,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      name = internalName.replace('/', '.');
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      ofClass |= descriptor.equals(ANNOTATION);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String method,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      boolean runs = (access & NO_CODE) == 0;
      hasRun |= runs && method.equals(RUN) && descriptor.equals(RUN_DESCRIPTOR);
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
          if (annotation.equals(ANNOTATION)) {
            if (runs) {
              hooks.add(hook(method, descriptor));
            } else {
              without(name + "." + method);
            }
          }
          return null;
        }
      };
    }
  }
}
