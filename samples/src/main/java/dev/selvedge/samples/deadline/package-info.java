/**
 * Work with a time limit, and work that is called off: it ends with whoever has asked for it.
 * Beside each of them one that goes on; the line to blame is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.deadline;

import org.jspecify.annotations.NullMarked;
