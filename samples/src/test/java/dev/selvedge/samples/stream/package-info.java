/** Tests of the samples of sources that come page by page. */
@NullMarked
package dev.selvedge.samples.stream;

import org.jspecify.annotations.NullMarked;
