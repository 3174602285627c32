/** What the page knows of one team, built from its events. Pure, as the reducer is that feeds it. */

export const TEAM_OVER = new Set(['complete', 'error', 'cancelled']);

/** What stays when a fallback or a restart voids the rest, until a message is complete. */
const NOTHING = { thoughts: [], text: '', citations: [], toolCalls: [] };

export const emptyTeam = ({ name, provider = '', model = '', ultra_thinking = false }) => ({
  name,
  provider,
  model,
  ultraThinking: ultra_thinking,
  status: 'idle',
  startedAt: null,
  endedAt: null,
  ...NOTHING,
  kept: NOTHING,
  seam: null,
  retry: null,
  restart: null,
  usage: null,
  error: null,
  truncated: false,
});

/** A team that begins anew, because the server that ran it went away. What it took stays paid. */
export const restarted = ({ name, provider, model, ultraThinking, kept, usage }, { reason }) => ({
  ...emptyTeam({ name, provider, model, ultra_thinking: ultraThinking }),
  ...kept,
  kept,
  usage,
  restart: { reason },
});

/** Whatever comes for a team ends its waiting, but for the word that it waits. */
export function reduceTeam(team, event) {
  const next = folded(team, event);
  return next.retry && event.type !== 'retry' ? { ...next, retry: null } : next;
}

function folded(team, { type, data = {}, timestamp }) {
  switch (type) {
    case 'status_change':
      return changed(team, data.status, timestamp);
    case 'thought_added':
      return { ...team, thoughts: [...team.thoughts, { id: data.id, text: data.text }] };
    case 'chunk':
      return { ...team, text: team.text + data.text };
    case 'message':
      return data.status === 'complete' ? { ...team, kept: spoken(team) } : team;
    case 'citation':
      return { ...team, citations: cited(team.citations, data) };
    case 'tool_call':
      return { ...team, toolCalls: [...team.toolCalls, toolCall(data)] };
    case 'usage':
      return { ...team, usage: data };
    case 'retry':
      return { ...team, retry: retry(data, timestamp) };
    case 'fallback':
      return { ...team, ...team.kept, seam: seam(data) };
    case 'error':
      return { ...changed(team, 'error', timestamp), error: data.error };
    default:
      return team;
  }
}

const changed = (team, status, timestamp) => ({
  ...team,
  status,
  startedAt: team.startedAt ?? (status === 'idle' ? null : timestamp),
  endedAt: TEAM_OVER.has(status) ? (team.endedAt ?? timestamp) : null,
});

const spoken = ({ thoughts, text, citations, toolCalls }) => ({ thoughts, text, citations, toolCalls });

/** A source comes again when its title is known. */
function cited(citations, { url, title = null }) {
  const known = citations.some((citation) => citation.url === url);
  if (!known) return [...citations, { url, title }];
  return citations.map((citation) => (citation.url === url ? { url, title: title ?? citation.title } : citation));
}

const toolCall = ({ id, name, arguments: given = '' }) => ({ id, name, given });

const retry = ({ provider, model, attempt, wait_ms, reason }, timestamp) => ({
  provider,
  model,
  attempt,
  reason,
  due: Date.parse(timestamp) + wait_ms,
});

const seam = ({ from_provider, from_model, to_provider, to_model, reason, discarded_characters = 0 }) => ({
  fromProvider: from_provider,
  fromModel: from_model,
  provider: to_provider,
  model: to_model,
  reason,
  discarded: discarded_characters,
});

/**
 * A team after whose last event its report came, with what only the report tells: whether the model
 * stopped at its limit; and where events are lacking, with what these would have told.
 */
export function reported(team, report, lacking) {
  const told = lacking ? filled(team, report) : team;
  const truncated = report.truncated ?? false;
  return told.truncated === truncated ? told : { ...told, truncated };
}

const filled = (team, { status, started_at, ended_at, text, thinking, citations, tool_calls, usage, error }) => ({
  ...team,
  status: status ?? team.status,
  startedAt: started_at ?? team.startedAt,
  endedAt: ended_at ?? team.endedAt,
  thoughts: team.thoughts.length || !thinking ? team.thoughts : [{ id: null, text: thinking }],
  text: text ?? team.text,
  citations: citations?.reduce(cited, []) ?? team.citations,
  toolCalls: tool_calls?.map(toolCall) ?? team.toolCalls,
  usage: usage ?? team.usage,
  error: error ?? team.error,
});
