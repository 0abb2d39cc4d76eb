/**
 * The sensor of tasks: which work was made by which, and for which window. Nothing is recorded
 * while no window has been opened in this JVM, and nothing for work that no window has to do with.
 */
@NullMarked
package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.NullMarked;
