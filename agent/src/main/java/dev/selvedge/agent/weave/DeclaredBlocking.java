package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves methods that are declared to block: by an annotation of theirs or of their class, or by
 * the user. What an annotated class has inherited, or hides from others, is not meant.
 */
final class DeclaredBlocking {

  private static final int NOT_MEANT =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_SYNTHETIC;

  private static final List<String> OF_OBJECT =
      List.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");

  /** Class files before this have no frames, and may have subroutines. */
  private static final int OLDEST = Opcodes.V1_7;

  private final Declared byUser;

  DeclaredBlocking(Declared byUser) {
    this.byUser = byUser;
  }

  /** Whether the name of a class alone tells that it may have such methods. */
  boolean mayReach(String internalName) {
    return byUser.mayReach(internalName.replace('/', '.'));
  }

  /** The woven class, or null if it has no such method. */
  byte @Nullable [] weave(byte[] classFile) {
    boolean annotated = BlockingAnnotations.mentionedIn(classFile);
    if (!annotated && byUser.equals(Declared.NONE)) {
      return null;
    }
    ClassReader reader = ClassFiles.reader(classFile);
    List<String> names = names(reader);
    if (!annotated && names.stream().noneMatch(byUser::mayReach)) {
      return null;
    }
    Search search = new Search(names);
    reader.accept(search, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    List<Hook> hooks = search.hooks();
    return hooks.isEmpty() ? null : TypeWeaver.weave(classFile, hooks).bytes();
  }

  /** The binary names of a class and of what it directly extends and implements. */
  private static List<String> names(ClassReader reader) {
    List<String> names = new ArrayList<>();
    names.add(reader.getClassName().replace('/', '.'));
    if (reader.getSuperName() != null) {
      names.add(reader.getSuperName().replace('/', '.'));
    }
    for (String each : reader.getInterfaces()) {
      names.add(each.replace('/', '.'));
    }
    return names;
  }

  /** Looks for such methods. */
  private final class Search extends ClassVisitor {

    private final List<String> names;
    private final List<Method> methods = new ArrayList<>();
    private boolean ofClass;
    private boolean tooOld;

    Search(List<String> names) {
      super(Opcodes.ASM9);
      this.names = names;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      tooOld = (version & 0xffff) < OLDEST;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      ofClass |= BlockingAnnotations.isBlocking(descriptor);
      return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if ((access & NOT_MEANT) != 0 || name.charAt(0) == '<' || tooOld) {
        return null;
      }
      Method method = new Method(access, name, descriptor);
      methods.add(method);
      return method;
    }

    List<Hook> hooks() {
      List<Hook> hooks = new ArrayList<>();
      for (Method method : methods) {
        if (method.isDeclared(ofClass) || isByUser(method.name)) {
          hooks.add(Hook.blocking(method.name, "declared").where(method.descriptor));
        }
      }
      return hooks;
    }

    private boolean isByUser(String method) {
      for (String name : names) {
        if (byUser.covers(name, method)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A method with what is annotated on it. */
  private static final class Method extends MethodVisitor {

    private final int access;
    private final String name;
    private final String descriptor;
    private boolean blocking;
    private boolean nonBlocking;

    Method(int access, String name, String descriptor) {
      super(Opcodes.ASM9);
      this.access = access;
      this.name = name;
      this.descriptor = descriptor;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
      blocking |= BlockingAnnotations.isBlocking(type);
      nonBlocking |= BlockingAnnotations.isNonBlocking(type);
      return null;
    }

    boolean isDeclared(boolean byItsClass) {
      return blocking
          || (byItsClass
              && !nonBlocking
              && (access & Opcodes.ACC_PRIVATE) == 0
              && !OF_OBJECT.contains(name + descriptor));
    }
  }
}
