// npm run bench [name …]: runs the benchmarks beside it, all or those named.
const all = ['start', 'submit', 'certificates', 'tables'];
const chosen = process.argv.slice(2).length > 0 ? process.argv.slice(2) : all;
for (const name of chosen) {
  console.log(`\n${name}`);
  const { run } = await import(`./${name}.mjs`);
  await run();
}
