package io.chorale.job;

/**
 * Code out of a fenced block of an answer.
 *
 * @param language the first word behind the opening fence; empty where there is none
 * @param code what stands between the fences, without the last line end
 */
public record CodeBlock(String language, String code) {}
