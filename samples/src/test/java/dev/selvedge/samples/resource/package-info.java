/** Tests of the samples of resources that are given back. */
@NullMarked
package dev.selvedge.samples.resource;

import org.jspecify.annotations.NullMarked;
