// Takes a code folder; gives its TypeScript files with their imports and string literals, read by the TypeScript parser. Used by tests that hold the borders.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

export const root = resolve(import.meta.dirname, '..');

export interface SourceFile {
  /** Path from the repository's root. */
  path: string;
  text: string;
  imports: { module: string; typeOnly: boolean }[];
  strings: { value: string; line: number }[];
}

/** All .ts and .tsx files below the folder, generated ones left out. */
export function sources(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.gen.ts'))
    .map((entry) => read(join(entry.parentPath, entry.name)))
    .sort((a, b) => a.path.localeCompare(b.path));
}

function read(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: SourceFile = { path: relative(root, file), text, imports: [], strings: [] };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return void addImport(node, found);
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    )
      found.imports.push({ module: node.arguments[0].text, typeOnly: false });
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      found.imports.push({ module: node.argument.literal.text, typeOnly: true });
      return;
    }
    if (ts.isStringLiteralLike(node) && !namesMember(node))
      found.strings.push({ value: node.text, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

/** `Acts['receive']`, `Pick<Acts, 'receive'>`: the name of a member of a type of the code. */
const namesMember = ({ parent }: ts.Node): boolean => {
  if (!ts.isLiteralTypeNode(parent)) return false;
  const outer = ts.isUnionTypeNode(parent.parent) ? parent.parent.parent : parent.parent;
  return ts.isIndexedAccessTypeNode(outer) || (ts.isTypeReferenceNode(outer) && /^(Pick|Omit)$/.test(outer.typeName.getText()));
};

function addImport(node: ts.ImportDeclaration | ts.ExportDeclaration, found: SourceFile): void {
  if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return;
  const typeOnly = ts.isImportDeclaration(node) ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : node.isTypeOnly;
  found.imports.push({ module: node.moduleSpecifier.text, typeOnly });
}
