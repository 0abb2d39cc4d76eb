package dev.selvedge;

import dev.selvedge.junit.GuardedExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Guards the tests of a JUnit class, or one test method: a test that caused a finding fails with
 * the finding's text, though the test itself asserted nothing about it.
 *
 * <p>What fails a test is decided by the agent's option {@code fail-on}, by default every finding
 * of severity {@code ERROR}; the others are published as report entries of the test. A finding that
 * cannot be traced to one test, because several were running, fails the class and names the
 * candidates. A test that failed by itself keeps its failure; the findings are added to it as a
 * {@linkplain Throwable#getSuppressed() suppressed} {@link FindingsError}.
 *
 * <p>Each test is watched from the construction of its instance to the closing of its extension
 * store, each invocation of a parameterized, repeated or dynamic test for itself; with {@code
 * PER_CLASS} instances from before the first {@code @BeforeEach}. Resources that other extensions
 * keep in the store are inside, if those extensions are registered after this annotation.
 *
 * <p>The annotation is inherited by subclasses and by {@code @Nested} classes, and may be used as a
 * meta-annotation:
 *
 * <pre>{@code
 * @Guarded
 * @Tag("integration")
 * @Retention(RetentionPolicy.RUNTIME)
 * @interface ServiceTest {}
 * }</pre>
 *
 * <p>It needs the Selvedge agent in the JVM of the tests. If that was not started with it, the
 * agent attaches itself; where that is not possible, the class fails with one line that says why,
 * and how to start the agent. It never passes unguarded.
 *
 * <p>When JUnit's {@code @Timeout} stops a guarded test, what is at work at that moment is printed
 * to standard error before, as {@link Selvedge#dump()} shows it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(GuardedExtension.class)
public @interface Guarded {}
