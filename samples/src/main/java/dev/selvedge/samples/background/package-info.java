/**
 * Work that goes on in the background while other work is done, and is awaited. Beside it work that
 * nobody awaits; its line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.background;

import org.jspecify.annotations.NullMarked;
