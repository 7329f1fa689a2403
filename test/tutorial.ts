// The tutorial of the definition language as steps: takes the page, gives its files and commands in order. Runs nothing.
export type Step = { file: string; text: string } | { command: string; output: string; at: [number, number] };

const TUTORIAL = '## Tutorial:';

/** From the tutorial's heading to the next heading of its level; `at` is where a command's output stands in the page. */
export function tutorialOf(page: string): Step[] {
  const start = page.indexOf(TUTORIAL);
  const next = page.indexOf('\n## ', start + TUTORIAL.length);
  const part = page.slice(start, next < 0 ? page.length : next);
  return [...part.matchAll(/(?:`([^`\n]+)`:\n\n)?```(json|hbs|console)\n([\s\S]*?)```/g)].flatMap(
    ({ 0: block, 1: file, 2: kind, 3: text = '', index }) => {
      if (kind !== 'console') return file ? [{ file, text }] : [];
      return commandsOf(text, start + index + block.length - 3 - text.length);
    },
  );
}

function commandsOf(text: string, offset: number): Step[] {
  const starts = [...text.matchAll(/^\$ (.*)$/gm)];
  return starts.map((found, i) => {
    const from = found.index + found[0].length + 1;
    const to = starts[i + 1]?.index ?? text.length;
    return { command: found[1] ?? '', output: text.slice(from, to), at: [offset + from, offset + to] };
  });
}
