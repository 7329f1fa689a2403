/** What the public check of a paper reads, from the stores; nothing of a case beyond the paper and the entry it proves. */
import type { Text } from '../../engine/language.ts';
import type { Services } from '../services.ts';
import { editionsInForce } from '../view/who.ts';
import type { FoundPaper, VerifyDeps } from './verify.ts';

export function verifyDeps(services: Services): VerifyDeps {
  const { stores, editions, bytes } = services;
  return {
    today: () => editions.today(),
    async findPaper(code): Promise<FoundPaper | undefined> {
      const paper = await stores.papers.byCode(code);
      if (!paper) return undefined;
      const edition = await editions.byHash(paper.edition);
      const holder = (await stores.cases.get(paper.case))?.record.applicant.name;
      const register = paper.proves && edition.registers[paper.proves.register];
      const entry = paper.proves && (await stores.entries.get(paper.proves.register, paper.proves.entry, edition.lineage));
      return {
        paper,
        edition,
        files: paper.files,
        ...(holder ? { holder } : {}),
        ...(register ? { register } : {}),
        ...(entry ? { entry: entry.data } : {}),
      };
    },
    async openFile(paper, lang) {
      const file = (await stores.papers.get(paper.id))?.files.find((each) => each.lang === lang);
      return file?.sha256 === undefined ? undefined : { stream: bytes.open(file.sha256), size: Number(file.size) };
    },
    async contacts() {
      return (await editionsInForce(services)).flatMap(({ bundle: { body } }) => (body ? [contactOf(body)] : []));
    },
  };
}

function contactOf({ name, address, contact }: { name: Text; address?: Text; contact?: string }): {
  name: Text;
  address?: Text;
  contact?: string;
} {
  return { name, ...(address ? { address } : {}), ...(contact ? { contact } : {}) };
}
