/** English: what the check of definitions finds. */
import type { KY } from './ky.ts';

export const EN: Record<keyof typeof KY, { message: string; hint: string }> = {
  'file.unknown': {
    message: 'The file “{path}” is not recognised: wrong folder or name',
    hint: 'Put it into the folder of its kind; names are lower-case letters, digits and hyphens: forms/period.json.',
  },
  'file.long': { message: 'The file is too large (over {limit} characters)', hint: 'Split it into several files.' },
  'json.syntax': {
    message: 'The JSON is broken here',
    hint: 'Look at this line and the one before it: a quote, a comma or a bracket is missing.',
  },
  'json.comment': { message: 'JSON has no comments', hint: 'Remove the comment; explanations belong in fields such as note or legal.' },
  'json.comma': { message: 'A comma is missing here', hint: 'Put a comma after the value before it.' },
  'json.colon': { message: 'A colon is missing after the key', hint: 'Write it as "key": value.' },
  'json.unclosed': { message: 'A bracket is not closed', hint: 'Close every { and [ that was opened.' },
  'json.string': { message: 'The closing quote is missing', hint: 'Close the text with ".' },
  'json.key': { message: 'A key is expected here', hint: 'Remove the comma after the last value, or write a key in quotes.' },
  'json.trailing': { message: 'There is more text after the end', hint: 'Remove what follows the last bracket.' },
  'json.empty': { message: 'The file is empty', hint: 'Write the definition within { }, or delete the file.' },
  'json.deep': { message: 'Brackets are nested deeper than {limit} levels', hint: 'Make the structure simpler.' },
  'json.repeatedKey': { message: 'The key “{key}” is written twice', hint: 'Keep one: the second hides the first.' },
  'json.forbiddenKey': { message: 'The key “{key}” is not allowed', hint: 'Choose another name.' },
  'bundle.missing': { message: 'There is no bundle.json', hint: 'It holds id, version, title, effectiveFrom and languages.' },
  'bundle.absent': { message: 'There is no bundle “{id}”', hint: 'Check the name of the folder.' },
  'bundle.folder': { message: "The bundle's id is “{id}”, its folder “{folder}”", hint: 'Give both the same name.' },
  'bundle.circle': { message: 'The bundle extends itself in a circle: “{id}”', hint: 'Remove one of the extends.' },
  'bundle.amends': {
    message: 'A later edition of “{id}” amends an edition of another bundle: “{amends}”',
    hint: 'Name the folder of the earlier edition of the same bundle; another bundle is extended.',
  },
  'bundle.notLater': {
    message: 'The edition begins on {day}, the one it amends on {earlier}',
    hint: 'Give it a later effectiveFrom: two editions of a bundle do not begin on one day.',
  },
  'transition.type': {
    message: "“{from}” ({was}) can't go into “{to}” ({now}), which is of another type",
    hint: 'Give it a field of the same type, or null: then the answer is given up.',
  },
  'transition.unsaid': {
    message: '“{name}” ({kind}) of the earlier edition is neither known to this one nor in the transition',
    hint: 'Name what it is called now; null says that it is given up, stay that a case is not moved from there.',
  },
  'reference.unknown': { message: 'There is no {kind} “{id}”', hint: 'There are: {known}.' },
  'name.repeated': { message: '“{name}” is already there', hint: 'Give it another name or remove the repetition.' },
  'translation.missing': { message: 'The translation is missing: {language}', hint: 'Add the text in this language.' },
  'shape.required': { message: '“{property}” is missing', hint: 'Add it.' },
  'shape.unknown': { message: '“{property}” is not known here', hint: 'Here may stand: {known}.' },
  'shape.name': {
    message: 'The name “{property}” is not written as it should be',
    hint: 'Field names begin with a letter and have no spaces; other names are lower-case letters, digits and hyphens.',
  },
  'shape.choice': { message: 'One of these is needed here: {options}', hint: 'Choose one and write all of its keys.' },
  'shape.exclusive': { message: "These can't stand together: {found}", hint: 'Keep only one of them.' },
  'shape.text': { message: 'A text in the three languages is needed', hint: 'Write { "ky": …, "ru": …, "en": … }.' },
  'shape.type': { message: 'The value is of the wrong kind; needed: {expected}', hint: 'Write the value as this kind.' },
  'shape.enum': { message: 'The value is not among those allowed', hint: 'Allowed are: {allowed}.' },
  'shape.id': { message: "“{value}” can't be an id", hint: 'Lower-case letters, digits and hyphens: self-assessment.' },
  'shape.date': { message: '“{value}” is not a day of the calendar', hint: 'Write days as 2026-09-01.' },
  'shape.pattern': { message: '“{value}” is not written as it should be: {pattern}', hint: 'Write it by this pattern.' },
  'shape.empty': { message: 'This may not be empty', hint: 'Put at least one thing in, or remove the key.' },
  'shape.limit': { message: 'A limit is broken: {rule} {limit}', hint: 'Bring the value within the limit.' },
  'schema.object': {
    message: 'The schema of a form must be an object',
    hint: 'Write "type": "object" and put the fields into properties.',
  },
  'schema.keyword': { message: 'The schema has no “{keyword}”', hint: 'Similar ones: {known}. Texts stand in ui.' },
  'schema.typed': {
    message: '“{keyword}” says nothing of a {type}',
    hint: 'The word is for these types: {types}. Mend the type or remove the word.',
  },
  'schema.open': { message: 'The schema lets unknown fields pass', hint: 'Add "additionalProperties": false.' },
  'schema.circle': { message: '$defs contains itself', hint: 'Break the circle.' },
  'field.untitled': { message: 'The field “{field}” has no text in ui', hint: 'Add a title for “{field}” to ui.' },
  'field.circle': {
    message: 'Whether the field “{field}” is shown hangs on its own answer, so it is never shown',
    hint: 'Break the circle: let it hang on another field.',
  },
  'field.unknown': { message: 'The schema has no field “{field}”', hint: "The schema's fields: {known}." },
  'field.unlabelled': { message: 'The choices of “{field}” have no names', hint: 'Name a classifier in options instead of the enum.' },
  'field.endless': { message: 'The text “{field}” has no limit of length', hint: 'Add maxLength.' },
  'field.noColumns': {
    message: 'The field “{field}” has no columns',
    hint: 'Remove items from ui, or make it a list of objects in the schema.',
  },
  'form.reserved': { message: 'The name “{form}” already means something else in paths', hint: 'Give the form another name.' },
  'form.notCriteria': { message: 'The form “{form}” is not one of criteria', hint: 'Name a form of criteria.' },
  'pattern.syntax': { message: 'The pattern is not a regular expression: {pattern}', hint: 'Correct it.' },
  'pattern.endless': {
    message: 'Matching this pattern may never end: {pattern}',
    hint: 'Remove repetition within repetition, such as (a+)+.',
  },
  'pattern.unclear': { message: 'It could not be shown that this pattern is safe: {pattern}', hint: 'Write a simpler one.' },
  'pattern.long': { message: 'The pattern is longer than {limit} characters', hint: 'Shorten it.' },
  'path.root': {
    message: 'The path “{path}” starts at something unknown: “{name}”',
    hint: 'Similar ones: {known}. A path starts at a form of this procedure, at today, case, applicant and so on.',
  },
  'path.early': {
    message: 'The path “{path}” is not known yet when a case is opened: “{name}”',
    hint: 'An opening sees today, applicant, actor, body, own, with “from” also origin, and the facts that need nothing else. Move the requirement to an action.',
  },
  'path.field': { message: 'The path “{path}” has no “{name}”', hint: 'There are: {known}.' },
  'condition.operator': {
    message: 'The test “{operator}” does not suit this value ({type})',
    hint: 'Use a test that suits the kind of value.',
  },
  'condition.type': {
    message: 'The value “{value}” is of the wrong kind; needed: {type}',
    hint: 'Write it as this kind; a day as 2026-09-01.',
  },
  'condition.value': { message: 'This value can never occur: “{value}”', hint: 'There are: {known}.' },
  'condition.never': {
    message: 'This condition can never hold, whatever the values ({facts})',
    hint: 'Mend tests that shut each other out, or a value that cannot be; remove it if it is not needed.',
  },
  'condition.neverFrom': {
    message: 'From {from} on this condition can never hold ({facts})',
    hint: 'Mend the parameter that comes into force that day, or the condition.',
  },
  'condition.always': {
    message: 'This condition always holds, whatever the values ({facts})',
    hint: 'It keeps nobody out: remove it. To ask whether there is a value write "known": true.',
  },
  'expression.list': { message: '“{path}” is not a list', hint: 'count, list, any and the like take a list.' },
  'expression.points': {
    message: 'The code list “{classifier}” does not say what these codes are worth: {codes}',
    hint: 'Give each item of the list a value: { "id": …, "value": 4 }.',
  },
  'expression.date': { message: 'A day is needed here', hint: 'Write a path or an expression that gives a day.' },
  'text.placeholder': {
    message: 'Nothing is given for {{name}} in the text',
    hint: 'Given are: {known}. A text without its own “with” or “data” can name nothing; a note and an intro name parameters.',
  },
  'parameter.notInForce': {
    message: 'The parameter “{parameter}” has no value on {from}',
    hint: 'Add a value whose from is not later than that day.',
  },
  'parameter.mixed': { message: 'The values of “{parameter}” are of different kinds', hint: 'Make all of them numbers, texts or yes/no.' },
  'parameter.whole': {
    message: 'The parameter “{parameter}” stands for a count here, so it cannot be {value}',
    hint: 'Make its values whole numbers from 0 to {most}.',
  },
  'parameter.number': {
    message: 'The parameter “{parameter}” must be a number',
    hint: 'Name another parameter, or make its values numbers.',
  },
  'fact.circle': { message: 'The fact “{name}” is computed from itself', hint: 'Break the circle.' },
  'fact.hidden': { message: 'The fact “{name}” hides a value of the same name', hint: 'Give the fact another name.' },
  'fact.undeclared': {
    message: 'The decision “{decision}” needs the fact “{fact}”, which the procedure does not declare',
    hint: "Add “{fact}” to the procedure's facts.",
  },
  'state.unreachable': {
    message: "The state “{state}” can't be reached",
    hint: 'Add an action that leads to it (to), or remove the state.',
  },
  'state.deadEnd': { message: 'The state “{state}” is a dead end: it has no action', hint: 'Add an action, or mark it "final": true.' },
  'state.noEnd': { message: 'No final state can be reached from “{state}”', hint: 'Mark a state "final": true, or lead a way to it.' },
  'stage.missing': { message: 'The state “{state}” is in no stage', hint: 'Add it to one of the stages.' },
  'stage.twice': { message: 'The state “{name}” is in two stages', hint: 'Keep it in one.' },
  'body.inn': {
    message: '“{action}” of “{procedure}” is signed for the body, and the body has no tax number',
    hint: 'Write body.inn, 14 digits: a certificate that signs for the body must bear it.',
  },
  'action.nobody': { message: 'Nobody is given the role “{role}” in this procedure', hint: 'Give it with assign, or name another role.' },
  'action.unread': {
    message: "The role “{role}” can't see the case in the state “{state}”, so it can't act",
    hint: 'Add the role to readers with this state.',
  },
  'sees.blind': {
    message: '“{field}” is asked of or shown to the role “{role}”, which may not see it',
    hint: 'Add the role to sees, or ask another role.',
  },
  'sees.copied': {
    message: '“{field}” is copied to where these roles read it, who may not see it: {roles}',
    hint: 'Leave it out there, narrow that place by its own sees, or add the roles to sees of the field.',
  },
  'sees.public': { message: '“{field}” is for some roles only, yet stands where everybody reads it', hint: 'Take public away, or sees.' },
  'role.appoint': {
    message: "The role “{role}” can't be given in this way (scope: {scope})",
    hint: 'Name a role held in an organisation, in a body or everywhere: organisation, body, platform.',
  },
  'register.applicants': {
    message: 'A register of applicants has no field name in three languages',
    hint: 'Add "name": { "type": "text" } to fields.',
  },
  'role.scope': { message: 'The role “{role}” is not held in a case (scope: {scope})', hint: 'Name a role whose scope is case.' },
  'quorum.role': {
    message: 'The quorum is a share of “{role}”, but that role does not hand the part in',
    hint: 'Name in of a role that hands it in: {known}.',
  },
  'form.notByCriterion': {
    message: 'prefill gives no values by criterion',
    hint: 'Give a value keyed by criterion id, such as the criteria of an across.',
  },
  'draw.reason': { message: 'It is not said why someone is replaced: “{role}”', hint: 'Give the reason in reason.' },
  'origin.open': {
    message: 'The state “{state}” is not final, so such a case cannot be taken up',
    hint: 'Name a final state ("final": true) in from.',
  },
  'origin.form': { message: 'The form “{form}” is not asked in both procedures', hint: 'Asked in both: {known}.' },
  'origin.none': { message: 'There is no case that this one could be opened from', hint: 'Add from, or remove alone.' },
  'part.quorum': { message: 'The part “{part}” has no quorum', hint: 'Add quorum; without it one is enough.' },
  'due.anchor': { message: 'It is not said before which day the deadline “{deadline}” falls', hint: 'Name the day in from.' },
  'due.silent': { message: 'The reminder “{deadline}” tells nobody anything', hint: 'Add a message (notify) to late.' },
  'due.goesOn': {
    message: 'The deadline “{deadline}” cannot go on in “{state}”',
    hint: 'Name a state that the case can come to from here, other than this one and those that pause it',
  },
  'due.pause': {
    message: 'The deadline “{deadline}” cannot be paused in “{state}”: the case does not come back from there',
    hint: 'Name another state from which actions lead back to the deadline’s own.',
  },
  'effect.type': {
    message: 'The column “{field}” takes a {wanted}, and this gives a {type}',
    hint: 'Mend the expression, or the type of the column in the register.',
  },
  'effect.people': {
    message: 'Persons must be named here, and this gives a {type}',
    hint: 'Give a path to the id of a person, or to answers that have the field person.',
  },
  'lookup.place': {
    message: 'The field “{field}” cannot look up in an outside service: it stands in a row or in a criterion',
    hint: 'Put the look-up on a field at the top of the form.',
  },
  'answer.unsent': {
    message: 'This procedure sends nothing to the service “{service}”, so no answer will come',
    hint: 'Send it a message with send in then, or remove this answer.',
  },
  'view.noComparison': { message: '“{view}” does not compare years', hint: 'Name a view that has a comparison.' },
  'service.reserved': {
    message: 'The name “{field}” is taken by where a message stands',
    hint: 'Give this field of the answer another name.',
  },
  'effect.twice': { message: 'The document “{name}” is issued twice in one action', hint: 'Keep one; join the conditions with any.' },
  'decision.gap': {
    message: 'There is a case that no rule covers: {example}',
    hint: 'Add a rule, or make the last one "otherwise": true.',
  },
  'decision.overlap': {
    message: 'The rules “{rule}” and “{other}” (line {line}) both hold: {example}',
    hint: 'Part their conditions, or choose "policy": "first".',
  },
  'decision.shadowed': { message: 'The rule “{rule}” never gets its turn', hint: 'Move it up, or remove it.' },
  'decision.unclear': {
    message: 'It cannot be told whether the rules cover every case',
    hint: 'Add a last rule with "otherwise": true, or a row of nothing but dashes.',
  },
  'decision.unreached': { message: 'No rule leads to the outcome “{outcome}”', hint: 'Add a rule, or remove the outcome.' },
  'decision.codes': {
    message: 'In reasons “{fact}” is said by its code',
    hint: 'Name the code list that has the codes: "classifier" ({known}).',
  },
  'decision.aggregate': {
    message: 'Under the policy “{policy}” no number is collected',
    hint: 'Make the policy "collect", or remove the aggregate.',
  },
  'decision.number': { message: 'The outcome “{outcome}” carries no number “{name}”', hint: "Add the number to the outcome's values." },
  'table.row': {
    message: 'Row {row} does not fit the columns: {wanted} cells are needed ({columns}, then the outcome)',
    hint: 'Write a cell for each column, then the outcome; a note stands last.',
  },
  'register.gap': { message: 'There may be an entry without a status', hint: 'Leave the last status without when.' },
  'register.shadowed': { message: 'The statuses after “{status}” never get their turn', hint: 'The one without when must be the last.' },
  'register.until': { message: '“{field}” is not a day', hint: 'Name a field of the type date in until.' },
  'calendar.missing': {
    message: 'The bundle extends none and has no calendar',
    hint: 'Add calendar.json, or extend a bundle that has one.',
  },
  'overlay.breaks': {
    message: "This bundle's changes break the inherited {definition}: {fault} ({pointer})",
    hint: 'Give the replaced definition what the inherited ones name.',
  },
  'calendar.timezone': { message: 'There is no time zone “{timezone}”', hint: 'For example Asia/Bishkek.' },
  'calendar.noWorkingDay': { message: 'No working day is left', hint: 'Take days out of weekend.' },
  'calendar.year': { message: 'The day {day} is not in {year}', hint: 'Move the day to its year.' },
  'document.reserved': { message: 'The name “{name}” is given to every document already', hint: 'Give the data another name.' },
  'document.sample': { message: 'The sample lacks “{name}”', hint: 'Add “{name}” to sample.' },
  'document.sampleUnknown': {
    message: "“{name}” of the sample is not in the document's data",
    hint: 'Remove it from sample, or add it to data.',
  },
  'template.missing': { message: 'The template {file} is missing', hint: "Add it to the bundle's folder of templates." },
  'template.unused': { message: 'No document uses this template', hint: "Check its name, or the document's template." },
  'template.syntax': { message: 'The template is broken: {reason}', hint: 'Every {{#…}} needs its {{/…}}.' },
  'template.unknown': {
    message: 'Nobody provides “{name}” to the template',
    hint: "Similar ones: {known}. Add what is missing to the document's data.",
  },
  'template.helper': { message: 'There is no helper “{name}”', hint: 'There are: {known}.' },
  'template.bareHelper': {
    message: '“{name}” is a helper, not a value',
    hint: 'Give it a value: {{{name} …}}; data of that name is read as {{this.{name}}}.',
  },
  'template.block': { message: 'There is no block “{name}”', hint: 'There are: {known}; each needs a value.' },
  'template.partial': { message: 'There is no partial “{name}”', hint: 'Add the file {file}. Similar ones: {known}.' },
  'template.circle': { message: 'The partial “{name}” calls itself', hint: 'Break the circle.' },
  'template.raw': { message: '“{name}” is printed unescaped', hint: 'Write {{{name}}}; three braces are for qr only.' },
  'template.object': { message: '“{name}” is not a single value', hint: 'Name a field of it: {name}.….' },
  'template.list': { message: '“{name}” is not a list', hint: '{{#each}} takes a list only.' },
  'template.statement': { message: 'This is not allowed in a template: {what}', hint: 'Remove it.' },
  'patch.absent': {
    message: 'There is nothing to change: the inherited definition has no “{name}”',
    hint: 'It has: {known}. Correct the name or remove this line.',
  },
  'patch.both': {
    message: '“{id}” is written both in full and as a change in one bundle',
    hint: 'Keep one: a full file replaces the inherited definition, a .patch.json changes it.',
  },
  'parameter.order': {
    message: 'The day {from} stands after {before}',
    hint: 'Put the values in the order in which they come into force, the oldest first.',
  },
  'floor.criterion': {
    message: "The base's criterion {code} “{title}” ({criterion}) is dropped. It breaks: {legal}",
    hint: 'Put it back: what the base marks as floor may be made stricter, never dropped.',
  },
  'floor.item': {
    message: 'The document “{item}” that the base requires is dropped or made optional. It breaks: {legal}',
    hint: 'Put it back and require it as the base does.',
  },
  'floor.field': {
    message: "The base's field “{field}” is dropped, hidden or made optional. It breaks: {legal}",
    hint: 'Leave it as in the base, or make it stricter.',
  },
  'floor.limit': {
    message: "The limit “{name}” is looser than the base's: it was {was}, it is {now}. It breaks: {legal}",
    hint: "Leave the base's limit, or make it stricter.",
  },
  'floor.term': {
    message: '“{value}” of the outcome “{outcome}” is more than the base gives: it was {was}, it is {now}. It breaks: {legal}',
    hint: 'Give no more than the base does.',
  },
  'floor.rule': {
    message: 'In the decision “{decision}” the base gives “{was}” for {example}; here the rule “{rule}” gives “{now}”. It breaks: {legal}',
    hint: 'Change the rule or the parameter so that the same facts give no more than in the base.',
  },
  'floor.decision': {
    message: 'The decision “{decision}”, which the base holds fast, is gone. It breaks: {legal}',
    hint: 'Put the decision back; to be stricter change its rules only.',
  },
  'floor.unclear': {
    message: "It can't be told whether the decision “{decision}” gives more than the base. The clause to look at: {legal}",
    hint: 'Use the facts and outcomes of the base and compare no facts with each other; otherwise compare the two yourself.',
  },
  'floor.outcome': {
    message: "The base's outcome “{outcome}” is dropped. It breaks: {legal}",
    hint: 'Put it back with the rule that leads to it.',
  },
  'floor.parameter': {
    message: "The parameter “{parameter}” is looser than the base's from {from}: it was {was}, it is {now}. It breaks: {legal}",
    hint: "Give the base's value or a stricter one.",
  },
  'floor.role': {
    message: 'The role “{role}” may do more than in the base. It breaks: {legal}',
    hint: 'Leave scope and may as in the base.',
  },
  'floor.requirement': {
    message: "The base's requirement is dropped, asks for less or only warns now: “{requirement}”. It breaks: {legal}",
    hint: 'Put it back into require; more may be added.',
  },
  'floor.signature': {
    message: 'The action “{action}” is without the signature that the base requires ({sign}). It breaks: {legal}',
    hint: 'Give it the sign of the base.',
  },
  'floor.who': {
    message: 'The role “{role}” may take “{action}”, which the base does not allow it. It breaks: {legal}',
    hint: 'Remove the role from who.',
  },
  'floor.needs': {
    message: 'The action “{action}” no longer needs the part “{part}”, which the base requires. It breaks: {legal}',
    hint: 'Put the part back into needs.',
  },
  'floor.action': {
    message: "The base's action or part “{action}” is gone from the state “{state}”. It breaks: {legal}",
    hint: 'Keep it in the same state under the same name.',
  },
  'floor.fact': {
    message:
      'The fact “{fact}”, on which the floor of the base rests, is computed otherwise and can be more favourable. It breaks: {legal}',
    hint: 'Leave it as in the base or make it stricter only; give a fact of your own another name.',
  },
  'floor.due': {
    message: 'The deadline “{deadline}” is longer than in the base or counted otherwise: it was {was}, it is {now}. It breaks: {legal}',
    hint: "Give it in the base's units, and no longer.",
  },
  'floor.calendar': {
    message: "By this calendar the deadline “{deadline}” ends later than by the base's ({example}). It breaks: {legal}",
    hint: 'Leave the calendar to the base; a calendar of your own may have fewer days off, not more.',
  },
  'example.differs': { message: '{what}: expected {expected}, came {seen}', hint: 'Correct the rule or the example.' },
  'example.disagree': { message: 'The two ways of computing the decision disagree', hint: 'Report this to the developers.' },
  'scenario.problem': {
    message: 'There is no problem with the code “{code}”',
    hint: 'Among them are: action.role, action.state, action.parts, action.requirement, part.recused, open.role, form.required, form.option.',
  },
};
