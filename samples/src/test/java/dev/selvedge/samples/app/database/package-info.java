/** Tests of the samples of a database. */
@NullMarked
package dev.selvedge.samples.app.database;

import org.jspecify.annotations.NullMarked;
