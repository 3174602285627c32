/**
 * What the engine takes from the app server: threads, a timer and the clock, as CDI beans, so that
 * tests can give their own; and values out of the settings.
 *
 * <p>Promises: every thread is the server's (a managed one), has a name that says what it is for,
 * and ends with the application; pools are bounded.
 */
@NullMarked
package io.chorale.platform;

import org.jspecify.annotations.NullMarked;
