const numbers = new Intl.NumberFormat('en');
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

export const count = (value) => numbers.format(value);

export const plural = (value, noun) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** `8 s`, `2 min 05 s`, `1 h 07 min`. */
export function duration(ms) {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min ${pad(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

/** `0.4 s`, `12 s`. */
export const seconds = (ms) => `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`;

/** `$0.0042`, `$0.31`, `$1,204.50`: of what is less than a dollar two digits that mean something. */
export function dollars(value) {
  if (value === 0) return '$0';
  if (value < SMALLEST) return `<$${SMALLEST.toFixed(6)}`;
  const digits = value >= 1 ? 2 : Math.max(2, 1 - Math.floor(Math.log10(value)));
  return `$${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** All of an amount, for those who ask. */
export const exactDollars = (value) => `${value.toLocaleString('en', { maximumFractionDigits: 9 })} US dollars`;

const SMALLEST = 0.000_001;

const pad = (value) => String(value).padStart(2, '0');

/** `just now`, `5 minutes ago`, `yesterday`; a date once it is more than a week ago. */
export function ago(instant, now = Date.now()) {
  const passed = now - Date.parse(instant);
  if (passed > 7 * 86_400_000) return moment(instant);
  const [unit, size] = UNITS.find(([, length]) => passed >= length) ?? [];
  return unit ? relative.format(-Math.floor(passed / size), unit) : 'just now';
}

export const moment = (instant) => moments.format(new Date(instant));

export function firstWords(text, longest = 60) {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  return `${cut.slice(0, cut.lastIndexOf(' ') > longest / 2 ? cut.lastIndexOf(' ') : longest)}…`;
}
