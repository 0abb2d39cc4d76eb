/**
 * Producers and consumers with a bounded queue between them. Beside them some whose queue has no
 * bound; its line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.pipeline;

import org.jspecify.annotations.NullMarked;
