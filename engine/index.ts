/** The server's door to the engine: everything from the files of a bundle to the event of a case. */
export * from './browser.ts';
export { canonical, hashOf, sha256 } from './canonical.ts';
export { checkBundle } from './check/index.ts';
export { readEdition } from './compile.ts';
export { openingContext } from './context.ts';
export { decide, decideSync } from './decision.ts';
export { documentData, formatNumber, localise } from './document.ts';
export { DRAW_ALGORITHM, type DrawRecord, drawFrom, verifyDraw } from './draw.ts';
export * from './form.ts';
export { type HistoryRow, type Sealed, sealEvent, verifyChain } from './history.ts';
export { type LoadedBundle, loadBundle } from './load.ts';
export { roleAmong } from './offers.ts';
export { isKnownCode } from './problem.ts';
export { standingOf } from './quorum.ts';
export { cellOf, type Entry, type Status } from './register.ts';
export { runScenario } from './scenario.ts';
export { lapse, lapseNeeds, needs, open, statement, transition } from './step.ts';
export { validateInput } from './validate.ts';
