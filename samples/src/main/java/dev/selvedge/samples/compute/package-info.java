/**
 * Work for the processor: on a bounded pool of platform threads, and beside it on the carriers of
 * virtual threads, where it lets no other run; its line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.compute;

import org.jspecify.annotations.NullMarked;
