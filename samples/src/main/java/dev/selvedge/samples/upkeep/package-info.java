/**
 * Work in the background that has no caller who waits for it: a thread, a task that is executed, a
 * task that comes again and again. Each is started, and says when it fails; and beside it one that
 * does not, whose lines are marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.upkeep;

import org.jspecify.annotations.NullMarked;
