/**
 * Pools and their end: one that is closed where it was made, and one that says that it is full;
 * beside each its flawed twin, whose line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.executor;

import org.jspecify.annotations.NullMarked;
