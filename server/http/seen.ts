/** The case of an address, when it exists and this actor may see it; the two refusals look the same from outside. */
import type { CaseQueries } from '../cases.ts';
import { isRandomId } from './ids.ts';
import type { AskedBy } from './route.ts';

export type SeenCase = NonNullable<Awaited<ReturnType<CaseQueries['get']>>>;

export async function seenCase({ services, actor, param }: AskedBy): Promise<SeenCase | undefined> {
  const id = param('id');
  return isRandomId(id) ? services.cases.get(id, actor) : undefined;
}
