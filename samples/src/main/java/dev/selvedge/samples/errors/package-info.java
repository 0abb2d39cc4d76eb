/**
 * Failures of several subtasks: all of them collected, or the first one thrown. Beside it failures
 * that nobody reads; the line of the subtask is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.errors;

import org.jspecify.annotations.NullMarked;
