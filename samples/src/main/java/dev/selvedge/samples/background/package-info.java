/**
 * Work in the background, and whoever needs its result. Beside it work that nobody awaits; its line
 * is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.background;

import org.jspecify.annotations.NullMarked;
