/**
 * Takes a Handlebars template with the shape of the data it will be given; faults names that nobody provides, unknown helpers and partials,
 * and raw output. Prints nothing.
 */
import Handlebars from 'handlebars';
import type { Lang } from '../language.ts';
import { type DataShape, follow, itemOf, keysOf, OPEN, object } from './data-shape.ts';
import { nearest } from './subject.ts';
import type { World } from './world.ts';

/** What a template may call. */
const HELPERS = ['date', 'longDate', 'inc', 'eq', 'upper'];
const BLOCKS = ['if', 'unless', 'each', 'with'];
const LOOP = ['index', 'key', 'first', 'last'];

/** A fault in one template file, line and column from 1. */
export interface TemplateFault {
  file: string;
  place: string;
  code: string;
  params: Record<string, unknown>;
}

interface Frame {
  shape: DataShape;
  names: Record<string, DataShape>;
  outer?: Frame;
}

interface Reading {
  world: World;
  lang: Lang;
  root: DataShape;
  file: string;
  /** Partials that are being read, so that one that calls itself ends. */
  trail: string[];
  faults: TemplateFault[];
}

/** Faults of `NAME.LANG` and of the partials it calls. */
export function templateFaults(world: World, key: string, lang: Lang, data: DataShape): TemplateFault[] {
  const reading: Reading = { world, lang, root: data, file: key, trail: [key], faults: [] };
  const program = parsed(reading, key);
  if (program) readProgram(reading, program, { shape: data, names: {} });
  return reading.faults;
}

function parsed(reading: Reading, key: string): hbs.AST.Program | undefined {
  try {
    return Handlebars.parse(reading.world.templates.get(key)?.text ?? '');
  } catch (error) {
    const [first = '', ...rest] = String(error instanceof Error ? error.message : error).split('\n');
    const line = Number(/line (\d+)/.exec(first)?.[1] ?? 1);
    reading.faults.push({ file: key, place: `${line}:1`, code: 'template.syntax', params: { reason: rest.at(-1) ?? first } });
    return undefined;
  }
}

function fault(reading: Reading, node: hbs.AST.Node, code: string, params: Record<string, unknown>): void {
  reading.faults.push({ file: reading.file, place: `${node.loc.start.line}:${node.loc.start.column + 1}`, code, params });
}

function readProgram(reading: Reading, program: hbs.AST.Program | undefined, frame: Frame): void {
  for (const statement of program?.body ?? []) readStatement(reading, statement, frame);
}

function readStatement(reading: Reading, statement: hbs.AST.Statement, frame: Frame): void {
  switch (statement.type) {
    case 'MustacheStatement':
      readMustache(reading, statement as hbs.AST.MustacheStatement, frame);
      return;
    case 'BlockStatement':
      readBlock(reading, statement as hbs.AST.BlockStatement, frame);
      return;
    case 'PartialStatement':
      readPartial(reading, statement as hbs.AST.PartialStatement, frame);
      return;
    case 'ContentStatement':
    case 'CommentStatement':
      return;
    default:
      fault(reading, statement, 'template.statement', { what: statement.type });
  }
}

function readMustache(reading: Reading, node: hbs.AST.MustacheStatement, frame: Frame): void {
  const name = original(node.path);
  if (!node.escaped && !/^(\.\.\/|@root\.)*qr$/.test(name)) fault(reading, node, 'template.raw', { name });
  if (node.params.length > 0) {
    readCall(reading, node, name, node.params, frame);
    return;
  }
  if (HELPERS.includes(name) || BLOCKS.includes(name)) {
    fault(reading, node, 'template.bareHelper', { name });
    return;
  }
  const shape = readExpression(reading, node.path, frame);
  if (shape.is === 'object' || shape.is === 'map') fault(reading, node, 'template.object', { name });
}

function readCall(reading: Reading, node: hbs.AST.Node, name: string, params: hbs.AST.Expression[], frame: Frame): DataShape {
  if (!HELPERS.includes(name)) fault(reading, node, 'template.helper', { name, known: [...HELPERS, ...BLOCKS] });
  for (const param of params) readExpression(reading, param, frame);
  return OPEN;
}

function readBlock(reading: Reading, node: hbs.AST.BlockStatement, frame: Frame): void {
  const name = original(node.path);
  const [subject] = node.params;
  if (!BLOCKS.includes(name) || !subject) {
    fault(reading, node, 'template.block', { name, known: BLOCKS });
    return;
  }
  const shape = readExpression(reading, subject, frame);
  readProgram(reading, node.program, within(reading, node, name, shape, frame));
  readProgram(reading, node.inverse, frame);
}

function within(reading: Reading, node: hbs.AST.BlockStatement, name: string, shape: DataShape, frame: Frame): Frame {
  if (name === 'if' || name === 'unless') return frame;
  const inner = name === 'with' ? shape : itemOf(shape);
  if (!inner) fault(reading, node, 'template.list', { name: original(node.params[0]) });
  const [itemName, keyName] = node.program?.blockParams ?? [];
  const names = { ...frame.names, ...(itemName && { [itemName]: inner ?? OPEN }), ...(keyName && { [keyName]: OPEN }) };
  return { shape: inner ?? OPEN, names, outer: frame };
}

function readPartial(reading: Reading, node: hbs.AST.PartialStatement, frame: Frame): void {
  const name = original(node.name);
  const key = [`_${name}.${reading.lang}`, `_${name}`].find((candidate) => reading.world.templates.has(candidate));
  if (!key) {
    fault(reading, node, 'template.partial', {
      name,
      file: `_${name}.${reading.lang}.hbs`,
      known: nearest(name, partials(reading)),
    });
    return;
  }
  if (reading.trail.includes(key)) {
    fault(reading, node, 'template.circle', { name });
    return;
  }
  const inner = { ...reading, file: key, trail: [...reading.trail, key] };
  const base = node.params[0] ? readExpression(reading, node.params[0], frame) : frame.shape;
  const added = Object.fromEntries((node.hash?.pairs ?? []).map((pair) => [pair.key, readExpression(reading, pair.value, frame)]));
  const shape = base.is === 'object' ? object({ ...base.fields, ...added }, base.rest) : base;
  const program = parsed(inner, key);
  if (program) readProgram(inner, program, { shape, names: {}, ...(frame.outer && { outer: frame.outer }) });
}

function partials({ world, lang }: Reading): string[] {
  return [...world.templates.keys()].flatMap((key) => (key.startsWith('_') ? [key.slice(1).replace(new RegExp(`\\.${lang}$`), '')] : []));
}

function readExpression(reading: Reading, node: hbs.AST.Expression, frame: Frame): DataShape {
  if (node.type === 'SubExpression') {
    const call = node as hbs.AST.SubExpression;
    return readCall(reading, node, original(call.path), call.params, frame);
  }
  return node.type === 'PathExpression' ? readPath(reading, node as hbs.AST.PathExpression, frame) : OPEN;
}

function readPath(reading: Reading, path: hbs.AST.PathExpression, frame: Frame): DataShape {
  const parts = path.parts.map(String);
  const [first = ''] = parts;
  if (path.data && first !== 'root') {
    if (!LOOP.includes(first)) fault(reading, path, 'template.unknown', { name: path.original, known: LOOP.map((name) => `@${name}`) });
    return OPEN;
  }
  if (path.data) return reach(reading, path, reading.root, parts.slice(1));
  if (path.depth === 0 && Object.hasOwn(frame.names, first) && !/^(\.|this\b)/.test(path.original))
    return reach(reading, path, frame.names[first] ?? OPEN, parts.slice(1));
  let from: Frame | undefined = frame;
  for (let depth = 0; depth < path.depth; depth += 1) from = from?.outer;
  if (!from) {
    fault(reading, path, 'template.unknown', { name: path.original, known: [] });
    return OPEN;
  }
  return reach(reading, path, from.shape, parts);
}

function reach(reading: Reading, path: hbs.AST.PathExpression, shape: DataShape, parts: string[]): DataShape {
  const end = follow(shape, parts);
  if ('shape' in end) return end.shape;
  fault(reading, path, 'template.unknown', {
    name: path.original,
    known: nearest(end.missing, end.known.length > 0 ? end.known : keysOf(shape)),
  });
  return OPEN;
}

function original(node: unknown): string {
  return typeof node === 'object' && node !== null && 'original' in node ? String(node.original) : '';
}
