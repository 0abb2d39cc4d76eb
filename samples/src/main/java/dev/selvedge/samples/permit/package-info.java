/** Permits that bound how many use something at once, given back or lost. */
@NullMarked
package dev.selvedge.samples.permit;

import org.jspecify.annotations.NullMarked;
