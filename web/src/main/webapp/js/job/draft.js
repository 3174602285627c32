/** A brief that is being written, and who is to work on it how. Pure values. */

export const emptyDraft = () => ({ brief: '', left: [], options: {}, budget: '' });

const NO_OPTIONS = { ultra: false, fallback: '', fallbackModel: '' };

export const optionsOf = (draft, team) => draft.options[team] ?? NO_OPTIONS;

export const withOption = (draft, team, change) => ({
  ...draft,
  options: { ...draft.options, [team]: { ...optionsOf(draft, team), ...change } },
});

export const toggled = (draft, team) => ({
  ...draft,
  left: draft.left.includes(team) ? draft.left.filter((name) => name !== team) : [...draft.left, team],
});

export const chosenOf = (draft, teams) => teams.filter(({ name }) => !draft.left.includes(name));

/** The amount that was typed, with a point or a comma; null where it is none, undefined where it is no amount. */
export function budgetOf({ budget }) {
  const text = budget.trim().replace(/^\$\s*/, '');
  if (!text) return null;
  return /^\d+(\.\d+|,\d{1,2})?$|^\.\d+$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** What `POST /api/jobs` takes. */
export function asked(draft, teams) {
  const budget = budgetOf(draft);
  return {
    workflow: 'teams',
    brief: draft.brief,
    teams: chosenOf(draft, teams).map((team) => ({ ...team, ...askedOptions(optionsOf(draft, team.name)) })),
    ...(budget == null ? {} : { budget_usd: budget }),
  };
}

function askedOptions({ ultra, fallback, fallbackModel }) {
  const model = fallbackModel.trim();
  return {
    ...(ultra ? { ultra_thinking: true } : {}),
    ...(fallback ? { fallback: { provider: fallback, ...(model ? { model } : {}) } } : {}),
  };
}
