/** English: what the command line says of itself. */
import type { ky } from './ky.ts';

export const en: typeof ky = {
  about: 'Runs a regulation: accreditation and licensing of education, written down as data',
  lang: 'language of messages: ky, ru or en',
  json: 'print the result as JSON',
  templates: 'folder of templates',
  bundles: 'folders of bundles; all in definitions where none is given',
  check: 'shows every fault of the definitions',
  test: 'runs the test cases of decisions and the scenarios',
  types: "prints TypeScript types for a bundle's forms",
  coverage: 'shows which clauses of its acts a bundle carries',
  noBundle: 'There is no bundle in “{folder}”',
  noBundleHint: 'Name a folder that holds a bundle.json.',
  checked: 'checked: {bundles}; errors: {errors}, warnings: {warnings}',
  warning: 'warning',
  carried: 'carried',
  uncarried: 'not carried',
  covered: '{act}: {carried} of {total} clauses carried; obliging but not carried: {missing}',
};
