/** The simulators' pages: English. */
import type { SimulatorWords } from './index.ts';

export const EN: SimulatorWords = {
  title: 'Simulators of outside services',
  intro: 'Services outside of the system are imitated here. Each can be told how to behave.',
  none: 'There is no simulator yet.',
  behaves: 'How it works',
  behaviours: {
    well: 'Works well',
    down: 'Not reachable',
    slow: 'Slow',
    nonsense: 'Answers nonsense',
    refuses: 'Refuses',
    broken: 'Gives an error of its own',
  },
  all: 'All simulators',
  entries: 'Entries',
  noEntries: 'Nothing has been entered yet.',
  known: 'Known records: {n}',
  number: 'Number',
  issue: 'Number of the case',
  message: 'Message',
  asked: 'How often it came',
  content: 'Content',
};
