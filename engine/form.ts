/** The door to forms: expanding, drawing, answers, and reading them. Validation stands in `validate.ts`. */
export { filesIn, initialAnswers, mergeSections, splitSections } from './form/answers.ts';
export { expandForm } from './form/expand.ts';
export { askedLookups, filledFields, lookupsUsed } from './form/lookup.ts';
export { besideOf, type RecordLine, type RecordSection, recordOf } from './form/record.ts';
export { sectionsOf } from './form/sections.ts';
