/**
 * Everything that shows findings to people, made from journals alone.
 *
 * <p>The same code runs in the command line and, at the end of a JVM, inside the agent on the boot
 * class path. So it uses nothing but the JDK and Gson's streaming reader, and never prints.
 */
@NullMarked
package dev.selvedge.agent.report;

import org.jspecify.annotations.NullMarked;
