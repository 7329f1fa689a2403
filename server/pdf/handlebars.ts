/**
 * Takes an edition's template sources, gives a function that fills them. Runs inside the template thread, since a template is not trusted:
 * it sees its data, six helpers and its partials, and may print unescaped nothing but the QR code.
 */
import Handlebars from 'handlebars';
import type { Lang } from '../../engine/language.ts';
import type { Problem } from '../../engine/model.ts';
import { isDay, longDate, shortDate } from '../messages/dates.ts';

export type Filled = { html: string } | { problem: Problem };

const HELPERS = { date: true, longDate: true, inc: true, eq: true, upper: true, each: true, if: true, unless: true, with: true };
const OPTIONS: CompileOptions = {
  knownHelpersOnly: true,
  // Switched off by name: `log` would print personal data, `lookup` would defeat the check of names.
  knownHelpers: { ...HELPERS, log: false, lookup: false },
  strict: true,
  preventIndent: true,
};
const RUN_OPTIONS = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/** Fills template `NAME` in `lang` with `data`. Every fault of the template or its data is a problem. */
export type Fill = (name: string, lang: Lang, data: Record<string, unknown>) => Filled;

/** Compiles on first use and keeps what was compiled; one environment per language, as partials differ. */
export function templateSet(sources: Record<string, string>): Fill {
  const environments = new Map<Lang, (name: string, data: Record<string, unknown>) => Filled>();
  return (name, lang, data) => {
    const fill = environments.get(lang) ?? environment(sources, lang);
    environments.set(lang, fill);
    return fill(name, data);
  };
}

function environment(sources: Record<string, string>, lang: Lang): (name: string, data: Record<string, unknown>) => Filled {
  const handlebars = Handlebars.create();
  registerHelpers(handlebars, lang);
  const faults = registerPartials(handlebars, sources, lang);
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  return (name, data) => {
    const template = `${name}.${lang}`;
    if (faults) return { problem: faults };
    let run = compiled.get(template);
    if (!run) {
      const source = sources[template];
      if (typeof source !== 'string') return { problem: { code: 'template.absent', params: { template } } };
      const fault = inspect(handlebars, template, source);
      if (fault) return { problem: fault };
      run = handlebars.compile(source, OPTIONS);
      compiled.set(template, run);
    }
    try {
      return { html: run(data, RUN_OPTIONS) };
    } catch (error) {
      return { problem: { code: 'template.data', params: { template, reason: reasonOf(error) } } };
    }
  };
}

/** `_NAME.LANG` goes before `_NAME`; both are called as NAME. */
function registerPartials(handlebars: typeof Handlebars, sources: Record<string, string>, lang: Lang): Problem | undefined {
  for (const [file, source] of Object.entries(sources)) {
    const [, name, language] = /^_([\w-]+)(?:\.(ky|ru|en))?$/.exec(file) ?? [];
    if (!name || (language ? language !== lang : sources[`_${name}.${lang}`] !== undefined)) continue;
    const fault = inspect(handlebars, file, source);
    if (fault) return fault;
    handlebars.registerPartial(name, handlebars.compile(source, OPTIONS));
  }
  return undefined;
}

function registerHelpers(handlebars: typeof Handlebars, lang: Lang): void {
  for (const name of ['log', 'lookup', 'helperMissing', 'blockHelperMissing']) handlebars.unregisterHelper(name);
  // Handlebars itself calls these two; without them a missing name would do nothing instead of failing.
  handlebars.registerHelper('helperMissing', function missing(...given: unknown[]) {
    const options = given.at(-1) as { name?: string };
    throw new Handlebars.Exception(`"${options.name}" not defined`);
  });
  handlebars.registerHelper('blockHelperMissing', () => {
    throw new Handlebars.Exception('a block needs #if, #unless, #each or #with');
  });
  handlebars.registerHelper('date', (day: unknown, options: HelperOptions) => shortDate(dayOf(day, options)));
  handlebars.registerHelper('longDate', (day: unknown, options: HelperOptions) => longDate(dayOf(day, options), lang));
  handlebars.registerHelper('inc', (index: unknown) => Number(index) + 1);
  handlebars.registerHelper('eq', (one: unknown, other: unknown) => one === other);
  handlebars.registerHelper('upper', (text: unknown) => String(text ?? '').toLocaleUpperCase(lang));
}

/** Where in the template a helper was called. */
interface HelperOptions {
  name: string;
  loc: { start: { line: number; column: number } };
}

function dayOf(value: unknown, { name, loc }: HelperOptions): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new Handlebars.Exception(`{{${name}}}: ${JSON.stringify(value ?? null)} - ${loc.start.line}:${loc.start.column}`);
}

/** What may not stand in a template though the language would allow it: raw output, decorators, partials chosen by data. */
function inspect(handlebars: typeof Handlebars, template: string, source: string): Problem | undefined {
  let program: hbs.AST.Program;
  try {
    program = handlebars.parse(source);
  } catch (error) {
    return { code: 'template.wrong', params: { template, reason: reasonOf(error) } };
  }
  const found: { what: string; line: number }[] = [];
  const forbid = (what: string, node: hbs.AST.Node) => found.push({ what, line: node.loc.start.line });
  class Inspector extends Handlebars.Visitor {
    override MustacheStatement(node: hbs.AST.MustacheStatement): void {
      const path = node.path as hbs.AST.PathExpression;
      const isQr = /^(\.\.\/|@root\.)*qr$/.test(String(path.original)) && node.params.length === 0;
      if (!node.escaped && !isQr) forbid(`{{{${path.original}}}}`, node);
      super.MustacheStatement(node);
    }
    override Decorator(node: hbs.AST.Decorator): void {
      forbid('{{* }}', node);
    }
    override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
      forbid('{{#* }}', node);
    }
    override PartialStatement(node: hbs.AST.PartialStatement): void {
      if (node.name.type !== 'PathExpression') forbid('{{> ( )}}', node);
      super.PartialStatement(node);
    }
    override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
      forbid('{{#> }}', node);
    }
  }
  new Inspector().accept(program);
  const [first] = found;
  return first && { code: 'template.forbidden', params: { template, ...first } };
}

/** The first line of an error; Handlebars' parse errors draw an arrow under the source, which is of no use here. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [first = '', second = ''] = text.split('\n');
  return (/^Parse error/.test(first) ? `${first} ${second}` : first).slice(0, 300);
}
