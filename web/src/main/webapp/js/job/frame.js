const HIDDEN_EVERY_MS = 500;

/**
 * Runs `action` once in the next frame however often it was requested. A hidden page has no frames:
 * there a timer stands in, so that its title and state go on.
 */
export function nextFrame(action) {
  let cancelPending = null;
  const run = () => {
    cancelPending?.();
    cancelPending = null;
    action();
  };
  return {
    request() {
      if (cancelPending) return;
      if (document.hidden) {
        const timer = setTimeout(run, HIDDEN_EVERY_MS);
        cancelPending = () => clearTimeout(timer);
      } else {
        const frame = requestAnimationFrame(run);
        // A page may be hidden between the request and the frame, which then waits until it is shown.
        const timer = setTimeout(run, HIDDEN_EVERY_MS);
        cancelPending = () => (cancelAnimationFrame(frame), clearTimeout(timer));
      }
    },
    cancel() {
      cancelPending?.();
      cancelPending = null;
    },
  };
}
