/**
 * How a number is written on the page, everywhere: chart, readout, table, sentence, speech. Rounding comes first and
 * decides the form, so 0.00999 is `0.010` and 999.6 is `1.0×10³`. CSV and JSON do not come here: they never round.
 */

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const UNITS = ['', 'k', 'M', 'G', 'T'];
const WORDS = ['', '', 'million', 'billion', 'trillion'];

/** What stands for a number that is not known. */
export const UNKNOWN = '–';

/** A value and what follows its ±; `error` is absent where none is known. */
export interface Measured {
  readonly value: string;
  readonly error?: string;
}

/** An integer as Unicode superscript: −7 → `⁻⁷`. */
export function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** A power of ten as an axis writes it: `10⁻³`, `1`, `10`, `10²`. */
export function formatDecade(exponent: number): string {
  if (exponent === 0) return '1';
  return exponent === 1 ? '10' : `10${superscript(exponent)}`;
}

/** An integer with commas: 5200 → `5,200`. */
export function formatInteger(value: number): string {
  const digits = String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, ',');
  return value <= -0.5 ? `−${digits}` : digits;
}

interface Rounded {
  readonly value: number;
  /** Power of ten of the first digit, after rounding. */
  readonly exponent: number;
}

/** Rounds to significant digits, exactly: half a unit is decided on the double's own decimal expansion. */
function round(value: number, digits: number): Rounded {
  const text = value.toExponential(digits - 1);
  return { value: Number(text), exponent: Number(text.slice(text.indexOf('e') + 1)) };
}

/** ≥ 0.01 and < 1000, after rounding. */
function isPlain(rounded: Rounded): boolean {
  return rounded.exponent >= -2 && rounded.exponent < 3;
}

/** What finite, non-zero formatting leaves over; undefined for all other numbers. */
function special(value: number | undefined): string | undefined {
  if (value === undefined || Number.isNaN(value)) return UNKNOWN;
  if (value === 0) return '0';
  if (value === Infinity) return '∞';
  return value === -Infinity ? '−∞' : undefined;
}

/** `0.12`, `43`, `3.2×10⁻⁵`; `0`, `∞` and `–` as they are. `digits` are significant digits, 1…15. */
export function formatNumber(value: number | undefined, digits = 2): string {
  const word = special(value);
  if (word !== undefined || value === undefined) return word ?? UNKNOWN;
  const sign = value < 0 ? '−' : '';
  const rounded = round(Math.abs(value), digits);
  if (isPlain(rounded)) return sign + rounded.value.toFixed(Math.max(0, digits - 1 - rounded.exponent));
  const mantissa = rounded.value.toExponential(digits - 1).split('e')[0] ?? '';
  return `${sign}${mantissa}×10${superscript(rounded.exponent)}`;
}

/** A digit 1…9 at a power of ten, in full: (7, −1) → `0.7`, (1, 1) → `10`. */
function placed(digit: number, exponent: number): string {
  return exponent >= 0 ? `${digit}${'0'.repeat(exponent)}` : `0.${'0'.repeat(-exponent - 1)}${digit}`;
}

/** One digit of an error, written with the exponent of its value (or in full where that is plain). */
function formatError(halfWidth: number, scale: number | undefined): string | undefined {
  const word = special(halfWidth);
  if (word !== undefined) return word === UNKNOWN ? undefined : word;
  const rounded = round(halfWidth, 1);
  const digit = Math.round(Number(halfWidth.toExponential(0).split('e')[0]));
  const text = placed(digit, rounded.exponent - (scale ?? 0));
  return scale === undefined ? text : `${text}×10${superscript(scale)}`;
}

/**
 * A value with the half-width of its interval: `4.3×10⁻⁷` ± `0.7×10⁻⁷`. Two digits, three where the error is below the
 * second one; the error has one digit and the value's exponent.
 */
export function formatMeasured(value: number, halfWidth: number | undefined): Measured {
  if (special(value) !== undefined || halfWidth === undefined) return { value: formatNumber(value) };
  // Far wider than the value: the exponent is its own.
  if (halfWidth >= 10 * Math.abs(value)) return { value: formatNumber(value), error: formatNumber(halfWidth, 1) };
  const size = round(Math.abs(value), 2);
  const fine = Number.isFinite(halfWidth) && halfWidth > 0 && round(halfWidth, 1).exponent <= size.exponent - 2;
  const digits = fine ? 3 : 2;
  const shown = round(Math.abs(value), digits);
  const error = formatError(halfWidth, isPlain(shown) ? undefined : shown.exponent);
  return { value: formatNumber(value, digits), ...(error === undefined ? {} : { error }) };
}

/** An exponent of a power law: never itself in powers of ten, one decimal, two where the error is smaller. */
export function formatSlope(slope: number, halfWidth?: number): Measured {
  if (!Number.isFinite(slope)) return { value: UNKNOWN };
  const known = halfWidth !== undefined && Number.isFinite(halfWidth) && halfWidth > 0;
  const decimals = known ? Math.min(2, Math.max(1, -round(halfWidth, 1).exponent)) : 1;
  const digits = Math.abs(slope).toFixed(decimals);
  const value = slope < 0 && Number(digits) > 0 ? `−${digits}` : digits;
  return known ? { value, error: Math.max(halfWidth, 10 ** -decimals).toFixed(decimals) } : { value };
}

/** A slope that theory gives: `−3`, `−1.5`. */
export function formatTheory(slope: number): string {
  const digits = String(Number(Math.abs(slope).toFixed(2)));
  return slope < 0 && digits !== '0' ? `−${digits}` : digits;
}

/** A count below a thousand: whole, or one decimal below 10 where it is not whole. */
function smallCount(value: number): string {
  return value < 9.95 && !Number.isInteger(value) ? String(Number(value.toFixed(1))) : String(Math.round(value));
}

/** A count in charts and tables: `96`, `1.2k`, `65k`, `3.4G`; two significant digits from a thousand on. */
export function formatCount(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value) || value <= 0) return formatNumber(value);
  if (value < 999.5) return smallCount(value);
  const rounded = round(value, 2);
  const unit = Math.floor(rounded.exponent / 3);
  const mark = UNITS[unit];
  return mark === undefined ? formatNumber(value) : `${rounded.value / 10 ** (3 * unit)}${mark}`;
}

/** A count in a sentence: `96`, `5,200`, `2.3 million`; two significant digits. */
export function formatProse(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value) || value <= 0) return formatNumber(value);
  if (value < 9.95) return smallCount(value);
  const rounded = round(value, 2);
  if (rounded.exponent < 6) return formatInteger(rounded.value);
  const unit = Math.floor(rounded.exponent / 3);
  const word = WORDS[unit];
  return word === undefined ? formatNumber(value) : `${rounded.value / 10 ** (3 * unit)} ${word}`;
}

/** How many times more: `3.3×`, `443×`, `4,400×`, `2.3M×`. */
export function formatRatio(ratio: number): string {
  if (special(ratio) !== undefined || ratio < 0.95) return `${formatNumber(ratio)}×`;
  if (ratio < 9.95) return `${ratio.toFixed(1)}×`;
  if (ratio < 999.5) return `${Math.round(ratio)}×`;
  const rounded = round(ratio, 2);
  return rounded.exponent < 6 ? `${formatInteger(rounded.value)}×` : `${formatCount(ratio)}×`;
}

/** A duration in milliseconds: `0.4 ms`, `12 ms`, `6.2 s`, `3 min`, `2.5 h`. */
export function formatTime(millis: number | undefined): string {
  if (millis === undefined || !Number.isFinite(millis) || millis < 0) return UNKNOWN;
  if (millis < 999.5) return `${smallCount(millis)} ms`;
  if (millis < 59_500) return `${smallCount(round(millis, 2).value / 1000)} s`;
  return millis < 3_570_000 ? `${Math.round(millis / 60_000)} min` : `${smallCount(millis / 3_600_000)} h`;
}

/** What is left of a run, never less than a second: `about 3 s left`. */
export function formatTimeLeft(millis: number | undefined): string {
  if (millis === undefined || !Number.isFinite(millis)) return '';
  return `about ${formatTime(Math.max(1, Math.round(millis / 1000)) * 1000)} left`;
}

const SPOKEN_UNITS: Readonly<Record<string, string>> = { k: 'thousand', M: 'million', G: 'billion', T: 'trillion' };

/** Any text of this file as it is said: `4.3×10⁻⁷` → "4.3 times ten to the minus 7". */
export function speak(text: string): string {
  return text
    .replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, power: string) => ` times ten to the ${unraised(power)}`)
    .replace(/([\d.])([kMGT])(?![a-z])/g, (_, digit: string, unit: string) => `${digit} ${SPOKEN_UNITS[unit] ?? ''}`)
    .replace(/×/g, ' times')
    .replace(/\s*±\s*/g, ' plus or minus ')
    .replace(/−\s*/g, 'minus ')
    .replace(/∞/g, 'infinity')
    .replace(/–/g, 'unknown');
}

function unraised(power: string): string {
  return [...power].map((sign) => (sign === '⁻' ? 'minus ' : String(SUPERSCRIPTS.indexOf(sign)))).join('');
}
