/** Takes a pattern of a form; says whether it is a regular expression at all, and whether matching it can take forever. */
import recheck from 'recheck/lib/browser.js';

const MAX_LENGTH = 500;
/** Bounds in steps, not in time: the same pattern gets the same answer on any machine. */
const LIMITS = {
  timeout: null,
  attackTimeout: null,
  checker: 'auto',
  attackLimit: 200_000_000,
  incubationLimit: 25_000,
  maxIteration: 10,
  maxNFASize: 10_000,
  randomSeed: 0,
} as const;
const known = new Map<string, { code: string; params: Record<string, unknown> } | undefined>();

export function patternFault(pattern: string): { code: string; params: Record<string, unknown> } | undefined {
  if (!known.has(pattern)) known.set(pattern, judged(pattern));
  return known.get(pattern);
}

function judged(pattern: string): { code: string; params: Record<string, unknown> } | undefined {
  if (pattern.length > MAX_LENGTH) return { code: 'pattern.long', params: { limit: MAX_LENGTH } };
  try {
    new RegExp(pattern, 'u');
  } catch {
    return { code: 'pattern.syntax', params: { pattern } };
  }
  const { status } = recheck.checkSync(pattern, 'u', LIMITS);
  return status === 'safe' ? undefined : { code: status === 'vulnerable' ? 'pattern.endless' : 'pattern.unclear', params: { pattern } };
}
