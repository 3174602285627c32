export const FIRST_MS = 500;
export const LONGEST_MS = 10_000;

/**
 * How long to wait before the given attempt (0 is the first): doubling from 0.5 s up to 10 s, of
 * which half is left to chance so that the watchers of a server that restarts do not come back at
 * one instant.
 */
export function backoff(attempt, random = Math.random) {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * random();
}
