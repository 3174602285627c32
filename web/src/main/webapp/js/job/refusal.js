/** Which team a fault is about, and what of it. */
const OF_TEAM = /^teams\[(\d+)\]\.?(ultra_thinking|fallback)?/;
const PARTS = { ultra_thinking: 'ultra', fallback: 'fallback' };

/**
 * What a server says against a job, by the fields of the form: `brief`, `budget` and `teams` have a
 * sentence each, `team` has those of a team by its name (`ultra`, `fallback`, `itself`). `said` is
 * false when there is a fault that has no field here.
 */
export function faultsOf({ errors }, chosen) {
  const faults = { team: {} };
  let said = errors.length > 0;
  for (const { field, detail } of errors) {
    const [, index, part] = OF_TEAM.exec(field) ?? [];
    const name = chosen[index]?.name;
    if (name) add((faults.team[name] ??= {}), PARTS[part] ?? 'itself', detail);
    else if (field === 'budget_usd') add(faults, 'budget', detail);
    else if (field === 'brief') add(faults, 'brief', detail);
    else if (field?.startsWith('teams')) add(faults, 'teams', detail);
    else said = false;
  }
  return { faults, said };
}

const add = (faults, field, detail) => (faults[field] = [faults[field], detail].filter(Boolean).join(' '));
