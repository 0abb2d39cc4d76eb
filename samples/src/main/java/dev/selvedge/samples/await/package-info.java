/**
 * One call of another service, and its result. Beside it one whose result nobody waits for; its
 * line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.await;

import org.jspecify.annotations.NullMarked;
