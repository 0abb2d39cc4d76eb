/**
 * Locks, and others that make threads wait for each other. Beside them a lock that is held during a
 * call; the line that waits for it is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.lock;

import org.jspecify.annotations.NullMarked;
