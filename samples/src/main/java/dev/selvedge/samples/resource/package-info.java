/**
 * Resources that are given back whatever happens. Beside it one that is kept when the caller is
 * cancelled; its line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.resource;

import org.jspecify.annotations.NullMarked;
