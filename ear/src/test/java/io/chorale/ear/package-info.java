/** Looks into the archives as they were packaged. */
@NullMarked
package io.chorale.ear;

import org.jspecify.annotations.NullMarked;
