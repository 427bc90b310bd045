// Numbers with their units, the same everywhere.

export const percent = (number) => `${Math.round(number)} %`;

/** A measured value: enough digits to tell it from its limit, no more. */
export function value(number, unit) {
  if (number === null || number === undefined) return "–";
  const size = Math.abs(number);
  const digits = Number.isInteger(number) || size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
  const text = number.toLocaleString("en-US", { maximumFractionDigits: digits });
  return unit ? `${text} ${unit}` : text;
}

/** The limit of a check, such as "≥ 99 %"; a dash when it has none. */
export function limit({ min, max, unit }) {
  const has = (bound) => bound !== null && bound !== undefined;
  if (has(min) && has(max)) return `${value(min)} – ${value(max, unit)}`;
  if (has(min)) return `≥ ${value(min, unit)}`;
  return has(max) ? `≤ ${value(max, unit)}` : "–";
}

export const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;
