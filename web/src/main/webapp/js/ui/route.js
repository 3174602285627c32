/** Where the address leads: a job's id, or null for the start. */
export function route(hash = location.hash) {
  const match = /^#\/jobs\/([^/]+)$/.exec(hash);
  try {
    return match && decodeURIComponent(match[1]);
  } catch {
    return null;
  }
}

export const jobAddress = (id) => `#/jobs/${encodeURIComponent(id)}`;
