package io.chorale.simulator.answer;

import java.util.List;

/**
 * A block of code and what is said around it.
 *
 * @param language the word behind the fence
 * @param about one or two sentences before the block
 * @param trial one sentence on how to run it
 * @param hints what to watch for; a few of them are chosen
 */
record Code(String language, String source, String about, String trial, List<String> hints) {}
