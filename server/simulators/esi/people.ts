/** Whom the simulated identity service knows: the demo persons, each with the signatures of their organisations, and two whom nobody here knows. */
import { createHash } from 'node:crypto';
import type { Text } from '../../../engine/language.ts';
import type { Demo } from '../../../engine/model.ts';
import { demoInn, demoPin } from '../../demo.ts';

/** A legal entity's cloud signature that a person may choose. */
export interface CloudSignature {
  inn: string;
  organisation: Text;
}

export interface EsiPerson {
  pin: string;
  name: string;
  about?: Text;
  email: string;
  phone: string;
  signatures: CloudSignature[];
}

/** A person who chose a signature: what the service names by one `sub`. */
export interface Account {
  sub: string;
  person: EsiPerson;
  /** Absent with the simple signature. */
  signature?: CloudSignature;
}

export function peopleOf(demo: Demo): EsiPerson[] {
  const organisations = new Map((demo.organisations ?? []).map((each) => [each.id, { inn: demoInn(each), organisation: each.name }]));
  const known = (demo.persons ?? []).map((person): EsiPerson => {
    const own = [...new Set(person.memberships.flatMap(({ organisation }) => organisation ?? []))];
    return {
      pin: demoPin(person),
      name: person.name,
      ...(person.about ? { about: person.about } : {}),
      email: person.email ?? `${person.id}@example.kg`,
      phone: person.phone ?? '+996500000000',
      signatures: own.flatMap((id) => organisations.get(id) ?? []),
    };
  });
  const pins = new Map(known.map((each) => [each.pin, each]));
  return [...pins.values(), ...strangers([...organisations.values()][0])];
}

/** One of an organisation that is not registered, and one whom a registered organisation has not entered. */
function strangers(registered: CloudSignature | undefined): EsiPerson[] {
  const fresh = {
    ky: '«Жаңы-Мектеп» жалпы билим берүү мекемеси',
    ru: 'Общеобразовательное учреждение «Жаңы-Мектеп»',
    en: 'Zhany-Mektep school',
  };
  const unregistered = {
    ky: 'Уюму системада катталган эмес, юридикалык жактардын реестринде да жок.',
    ru: 'Организации нет ни в системе, ни в реестре юридических лиц.',
    en: 'The organisation is neither in the system nor in the register of legal entities.',
  };
  const unknown = {
    ky: 'Өзү системада катталган эмес.',
    ru: 'Сам человек не зарегистрирован в системе.',
    en: 'The person is not registered in the system.',
  };
  return [
    {
      pin: '29999999999998',
      name: 'Жаңыбаева Жаркынай',
      about: unregistered,
      email: 'newcomer@example.kg',
      phone: '+996500000098',
      signatures: [{ inn: '99999999999998', organisation: fresh }],
    },
    {
      pin: '19999999999999',
      name: 'Белгисизов Бектур',
      about: unknown,
      email: 'stranger@example.kg',
      phone: '+996500000099',
      signatures: registered ? [registered] : [],
    },
  ];
}

/** Every choice there is, by `sub`. */
export function accountsOf(people: readonly EsiPerson[]): Map<string, Account> {
  const all = people.flatMap((person) => [account(person), ...person.signatures.map((signature) => account(person, signature))]);
  return new Map(all.map((each) => [each.sub, each]));
}

export function account(person: EsiPerson, signature?: CloudSignature): Account {
  const sub = createHash('sha256')
    .update(`${person.pin} ${signature?.inn ?? ''}`)
    .digest('hex')
    .slice(0, 32);
  return { sub, person, ...(signature ? { signature } : {}) };
}
