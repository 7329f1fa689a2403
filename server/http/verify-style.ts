/** The stylesheet of the public check: light, no script, no font to load, readable on the smallest phone and on paper. */
export const VERIFY_CSS = `
:root { --ink: #14213d; --soft: #4a5568; --line: #d5dae3; --ground: #f4f6f9; --sheet: #fff; --link: #0b4f9e;
  --good: #0f6b3a; --good-bg: #e7f5ec; --warning: #7a4b00; --warning-bg: #fff4dc; --bad: #9b1c1c; --bad-bg: #fdecec;
  --active: #0b4f9e; --active-bg: #e8f0fb; --neutral: #3b4657; --neutral-bg: #edf0f4; }
* { box-sizing: border-box; }
html { font: 100%/1.5 'Noto Sans', 'Noto Sans Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; color: var(--ink); background: var(--ground); -webkit-text-size-adjust: 100%; }
body { margin: 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.top { background: var(--sheet); border-bottom: 1px solid var(--line); }
.top > div, main { max-width: 44rem; margin: 0 auto; padding: 0 1rem; }
.top > div { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1rem; }
.product { display: inline-flex; align-items: center; min-height: 44px; font-weight: 700; color: var(--ink); text-decoration: none; }
.languages { display: flex; }
.languages a { display: inline-flex; align-items: center; justify-content: center; min-width: 44px; min-height: 44px; padding: 0 .5rem; }
.languages a[aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
main { padding-top: 1.25rem; padding-bottom: 3rem; }
h1 { margin: .25rem 0 1rem; font-size: clamp(1.35rem, 5vw, 1.8rem); line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 .75rem; font-size: 1.1rem; line-height: 1.3; }
h1 .number { white-space: nowrap; }
.again a { display: inline-flex; align-items: center; min-height: 44px; }
.sheet { margin: 0 0 1rem; padding: 1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; }
.status { display: flex; gap: .9rem; align-items: flex-start; padding: 1rem; margin: 0 0 1rem; border: 1px solid; border-left-width: 8px; border-radius: 10px; }
.status svg { flex: none; width: 2.6rem; height: 2.6rem; }
.status h2 { margin: 0; font-size: clamp(1.25rem, 5vw, 1.6rem); }
.status p { margin: .15rem 0 0; }
.status .until { margin-top: .5rem; font-weight: 700; }
.good { color: var(--good); background: var(--good-bg); } .warning { color: var(--warning); background: var(--warning-bg); }
.bad { color: var(--bad); background: var(--bad-bg); } .active { color: var(--active); background: var(--active-bg); }
.neutral { color: var(--neutral); background: var(--neutral-bg); }
dl { margin: 0; }
dl > div { padding: .55rem 0; border-top: 1px solid var(--line); }
dl > div:first-child { border-top: 0; padding-top: 0; }
dl > div:last-child { padding-bottom: 0; }
dt { color: var(--soft); font-size: .9rem; }
dd { margin: 0; overflow-wrap: anywhere; }
dd ul { margin: 0; padding-left: 1.2rem; }
@media (min-width: 36rem) { dl > div { display: grid; grid-template-columns: 13rem 1fr; gap: 1rem; } }
.file { padding: .75rem 0; border-top: 1px solid var(--line); }
.file:first-of-type { border-top: 0; padding-top: 0; }
.button, button { display: inline-flex; align-items: center; justify-content: center; min-height: 48px; padding: .5rem 1.1rem; border: 0; border-radius: 8px; background: var(--link); color: #fff; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.button:hover, button:hover { background: #083d7b; }
.hash { display: block; margin-top: .35rem; font: .85rem/1.5 ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.small { margin: .5rem 0 0; color: var(--soft); font-size: .9rem; }
.code { font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace; letter-spacing: .04em; }
details { margin-top: .5rem; }
summary { display: inline-flex; align-items: center; min-height: 44px; color: var(--link); text-decoration: underline; text-underline-offset: .15em; cursor: pointer; }
pre { margin: .5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
label { display: block; font-weight: 600; }
input { display: block; width: 100%; min-height: 48px; margin: .35rem 0 .25rem; padding: .5rem .75rem; border: 1px solid #6b7789; border-radius: 8px; background: #fff; color: inherit; font: 1.15rem/1.4 ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace; text-transform: uppercase; }
form button { margin-top: .75rem; width: 100%; }
@media (min-width: 36rem) { form button { width: auto; } }
.advice { margin: 0; padding-left: 1.2rem; }
.advice li + li { margin-top: .5rem; }
@media (forced-colors: active) { .status { border-color: CanvasText; } }
@media print { .languages, form, .again, details { display: none; } html { background: #fff; } }
`;
