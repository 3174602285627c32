/** Tests that run inside the server, and what a third party would add to it. */
@NullMarked
package io.chorale.wiring;

import org.jspecify.annotations.NullMarked;
