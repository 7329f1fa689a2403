/** What `export`, `verify`, `worker` and `seed` report: English. */
import type { ProofMessages } from './proof.ts';

export const EN: ProofMessages = {
  'proof.line': { message: 'This line is not one of a case file, or it was altered.', hint: 'Get the file again.' },
  'proof.cut': { message: 'The file ends before its end.', hint: 'Get the file again.' },
  'proof.order': { message: 'The lines are not in their order.', hint: 'Get the file again.' },
  'proof.format': { message: 'This version does not know format {format}.', hint: 'Check it with a newer version.' },
  'proof.shape': { message: 'The content is not that of a case.', hint: 'The file was not made by this system, or it was altered.' },
  'proof.missing': { message: 'The file lacks its part “{what}”.', hint: 'Get the file again.' },
  'proof.edition': {
    message: 'The files of the edition {hash} do not give its hash.',
    hint: 'The rules that judged the case were altered.',
  },
  'proof.editionMissing': { message: 'The edition of event {seq} is not in the file.', hint: 'Get the file again.' },
  'proof.move': {
    message: 'Event {seq} leads to another edition in a way that the edition does not provide for.',
    hint: 'A case comes to another edition only by a recorded move, by the map of that edition.',
  },
  'proof.calendar': { message: 'A calendar does not give its hash.', hint: 'The calendar that deadlines were counted with was altered.' },
  'proof.calendarMissing': { message: 'The calendar of event {seq} is not in the file.', hint: 'Get the file again.' },
  'proof.keys': { message: 'The public keys are not written as they should be.', hint: 'Get the file again.' },
  'proof.case': { message: 'The first event does not open this case.', hint: 'The events are those of another case.' },
  'proof.unsigned': { message: 'Event {seq} had to be signed and is not.', hint: 'The signature was removed.' },
  'proof.signature': { message: 'The signature of event {seq} does not hold.', hint: 'What was signed was altered.' },
  'proof.key': { message: 'The key {key} that signed event {seq} is not known.', hint: 'Name the file of the keys you trust in --keys.' },
  'proof.statement': { message: 'Event {seq} is not what was signed: {member}.', hint: 'The event was altered after the signing.' },
  'proof.decision': {
    message: 'The decision of event {seq} does not follow from its facts by the rules.',
    hint: 'The decision, or what it rests on, was altered.',
  },
  'proof.snapshot': {
    message: 'The case as shown does not follow from its events.',
    hint: 'The case was altered in the database past its events.',
  },
  'proof.paper': { message: 'The data of the paper {number} do not give its hash.', hint: 'The paper was altered.' },
  'proof.paperDiffers': { message: 'The paper {number} is not as the case recorded it.', hint: 'The paper was altered or added.' },
  'proof.paperMissing': { message: 'A paper of the case is not in the file.', hint: 'Get the file again.' },
  'proof.file': { message: 'The file “{name}” is not as the case recorded it.', hint: 'The file was exchanged.' },
  'proof.fileMissing': { message: 'The file {file}, attached to the case, is missing.', hint: 'Get the file again.' },
  'proof.bytes': { message: 'The content {sha256} does not give its hash or size.', hint: 'The content of a file was altered.' },
  'proof.bytesMissing': { message: 'The content of a file is missing.', hint: 'Get the file again.' },
  'proof.seal': { message: 'The file as a whole does not give its closing hash.', hint: 'It was altered after it was taken out.' },
  'export.unknown': { message: 'There is no case “{case}”.', hint: 'Name its number or its id.' },
  'export.several': { message: 'Several cases have the number “{case}”.', hint: 'Name the id: {ids}.' },
  'worker.embedded': {
    message: 'A worker of its own needs PostgreSQL: with the embedded database the server does its work.',
    hint: 'Set DATABASE_URL, or use npm start.',
  },
  'seed.demoOff': { message: 'Demo data are not allowed in this installation.', hint: 'Set JOBO_DEMO=1 if this is not a real one.' },
  'seed.none': { message: 'No scenario of the definitions opens a case.', hint: 'Add a scenario to a bundle.' },
};
