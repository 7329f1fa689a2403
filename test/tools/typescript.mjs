// Lets a thread that the code under test starts load TypeScript on Node 20, as it loads the built JavaScript in production.
import { register } from 'node:module';

const hooks = `
  import { readFile } from 'node:fs/promises';
  import { fileURLToPath } from 'node:url';
  let typescript;
  export async function load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
    typescript ??= (await import(${JSON.stringify(import.meta.resolve('typescript'))})).default;
    const { outputText } = typescript.transpileModule(await readFile(fileURLToPath(url), 'utf8'), {
      compilerOptions: { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2023, verbatimModuleSyntax: true },
    });
    return { format: 'module', source: outputText, shortCircuit: true };
  }
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
