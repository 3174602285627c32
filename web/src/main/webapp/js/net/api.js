/** A refusal in the words of RFC 9457, or a server that did not answer at all (status 0). */
export class Problem extends Error {
  constructor({ status, code = '', title, detail, errors = [] }) {
    super(detail || title || 'The request failed.');
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

const UNREACHABLE = {
  status: 0,
  title: 'The server cannot be reached.',
  detail: 'The server cannot be reached. Check the network, or try again in a moment.',
};

export const settings = () => call('/api/settings');

export const startJob = (job) => call('/api/jobs', { method: 'POST', body: job });

export const jobs = (page, size) => call(`/api/jobs?page=${page}&size=${size}`);

export const job = (id, signal) => call(jobPath(id), { signal });

export const cancelJob = (id) => call(`${jobPath(id)}/cancel`, { method: 'POST' });

export const events = (id, after, signal, limit = 1000) =>
  call(`${jobPath(id)}/events?after=${after}&limit=${limit}`, { signal });

/** The messages of a page of events, as a stream would send them. */
export const messages = ({ gap, events: list }) => (gap ? [{ type: 'gap', data: gap }, ...list] : list);

const jobPath = (id) => `/api/jobs/${encodeURIComponent(id)}`;

async function call(path, { method = 'GET', body, signal } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await fetch(path, {
    method,
    headers,
    signal,
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((cause) => {
    if (signal?.aborted) throw cause;
    throw new Problem(UNREACHABLE);
  });
  const answer = await parse(response);
  if (!response.ok) throw new Problem({ title: `The server answered ${response.status}.`, ...answer, status: response.status });
  return answer;
}

async function parse(response) {
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.includes('json')) return null;
  return response.json().catch(() => null);
}
