/**
 * Sources that come page by page, read as far as somebody wants to. Beside them one that goes on
 * when nobody does any more; its line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.stream;

import org.jspecify.annotations.NullMarked;
