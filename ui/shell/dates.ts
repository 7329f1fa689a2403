/** Dates as everyone here writes them: DD.MM.YYYY, in the country's time. */
const ZONE = 'Asia/Bishkek';
const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('ru-RU', { timeZone: ZONE, ...options });
const DAY = part({ day: '2-digit', month: '2-digit', year: 'numeric' });
const TIME = part({ hour: '2-digit', minute: '2-digit' });

/** An ISO day or instant as DD.MM.YYYY; anything else as it came. */
export function showDay(iso: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (day) return `${day[3]}.${day[2]}.${day[1]}`;
  const instant = /^\d{4}-\d{2}-\d{2}T/.test(iso) ? new Date(iso) : undefined;
  return instant === undefined || Number.isNaN(instant.getTime()) ? iso : DAY.format(instant);
}

/** HH:MM of an instant. */
export const showTime = (iso: string): string => TIME.format(new Date(iso));

export const showMoment = (iso: string): string => `${showDay(iso)} ${showTime(iso)}`;

/** `20.11.2026`, `20112026`, `20/11/2026`, `20 11 26` or ISO → ISO day; undefined where it is none. */
export function readDay(typed: string): string | undefined {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const local = /^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return undefined;
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const same = found.getUTCFullYear() === Number(year) && found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(day);
  return same ? found.toISOString().slice(0, 10) : undefined;
}

/** Adds to an ISO day; the last day of a month stays within the month. */
export function moveDay(iso: string, by: { days?: number; months?: number }): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + (by.months ?? 0), 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last) + (by.days ?? 0));
  return first.toISOString().slice(0, 10);
}

/** Whole days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
