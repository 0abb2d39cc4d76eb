/**
 * A promise and whoever keeps it: every way in which a reply can fail to come completes the future
 * too. Beside it one that is never completed; the line that waits for it is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.future;

import org.jspecify.annotations.NullMarked;
