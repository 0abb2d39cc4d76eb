/**
 * Work that a method starts, and its end: a subtask that its scope waits for, and beside it a
 * thread that outlives the call that started it; its line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.task;

import org.jspecify.annotations.NullMarked;
