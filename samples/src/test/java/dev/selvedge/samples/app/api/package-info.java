/** Tests of the samples of a web API. */
@NullMarked
package dev.selvedge.samples.app.api;

import org.jspecify.annotations.NullMarked;
