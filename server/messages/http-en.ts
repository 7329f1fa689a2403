/** What the server answers when a request can't be served: English. */
import type { HttpMessages } from './http.ts';

export const EN: HttpMessages = {
  'body.malformed': {
    message: 'The body of the request is not valid JSON.',
    hint: 'Reload the page and send again; if a program sends it, check its JSON.',
  },
  'body.type': { message: 'Wrong content type of the request: {given}.', hint: 'Send it with Content-Type: {expected}.' },
  'body.tooLarge': {
    message: 'The request is too large: at most {limit} KB.',
    hint: 'Shorten the text, or attach large material as a file.',
  },
  'body.deep': { message: 'The request is nested too deeply or has too many items ({limit}).', hint: 'Send the data in smaller portions.' },
  'body.unknownField': {
    message: 'There is no field "{field}".',
    hint: 'Remove this field; the fields that may be sent are described at /openapi.json.',
  },
  'body.required': { message: 'The field "{field}" is missing.', hint: 'Add the field "{field}" and send again.' },
  'body.shape': { message: 'The value of the field "{field}" is not allowed: {expected}.', hint: 'Correct the value and send again.' },
  'query.shape': { message: 'The value of the parameter "{field}" is not allowed.', hint: 'Correct the parameter or leave it out.' },
  'session.none': { message: 'You have to sign in for this.', hint: 'Open the sign-in page and sign in.' },
  'session.membership': { message: 'You do not hold this role.', hint: 'Choose one of your own roles.' },
  'session.role': { message: 'The role you act in may not do this.', hint: 'Choose another role, or ask someone who has this right.' },
  'signin.off': {
    message: 'This way of signing in is not configured here.',
    hint: 'Ask the administrator: the README lists the variables that are needed.',
  },
  'signin.down': {
    message: 'The external system is temporarily unavailable: ESI did not answer. You are not signed in.',
    hint: 'Try again in a little while.',
  },
  'signin.stale': { message: 'This attempt to sign in is over or has been used already.', hint: 'Start signing in again.' },
  'signin.cancelled': { message: 'Signing in was cancelled.', hint: 'You can start again at any time.' },
  'signin.claims': {
    message: 'ESI gave incomplete data about you: the PIN or the name is missing.',
    hint: 'Try again; if it goes on, turn to the support of ESI.',
  },
  'signin.legalSignature': {
    message: 'To work in ASULA choose the legal-entity electronic signature',
    hint: 'Sign in again and choose "Cloud digital signature". If you have none, it is issued at a Public Service Centre.',
  },
  'signin.person': {
    message: 'The account of individual {pin} is not registered in the system',
    hint: 'Contact a Public Service Centre. If you have an account, the head of the organisation has to add you as an employee.',
  },
  'signin.organisation': {
    message: 'Your organisation is not registered in the system, please register!',
    hint: 'Organisation: {organisation}, INN {inn}',
  },
  'signin.noMembership': {
    message: 'You hold no role in this organisation: {organisation}',
    hint: 'Sign in after its head has added you as an employee, or choose the signature of another organisation.',
  },
  'signin.director': {
    message: "The director's full name must match the data in the legal-entities database of the Kyrgyz Republic.",
    hint: 'Check the data at online.minjust.gov.kg and sign in again once they are corrected.',
  },
  'rutoken.anchors': {
    message: 'The trusted certificates can not be had now, so the token can not be checked.',
    hint: 'Try again later or turn to the administrator (RUTOKEN_ANCHORS).',
  },
  'rutoken.cms': {
    message: 'The token’s answer could not be read: it is not a CMS signature by one person.',
    hint: 'Plug the token in again and retry.',
  },
  'rutoken.signature': {
    message: 'The signature is wrong: it is not over the text that was given, or its algorithm is not supported.',
    hint: 'Start signing in again.',
  },
  'rutoken.expired': {
    message: 'The signature certificate has expired or is not valid yet.',
    hint: 'Get a new certificate at a Public Service Centre.',
  },
  'rutoken.foreign': {
    message: 'The certificate was not issued by a trusted authority.',
    hint: 'Use a token with a certificate issued by Infocom.',
  },
  'rutoken.subject': {
    message: 'The certificate does not name its holder’s PIN or name.',
    hint: 'Use a token whose certificate names its holder.',
  },
  'limit.reached': { message: 'Too many attempts to sign in from this address.', hint: 'Try again in ten minutes.' },
  'limit.codes': { message: 'Too many codes were asked for.', hint: 'Use the last code you were sent, or ask again in {minutes} min.' },
  'limit.public': {
    message: 'Too many requests from this address.',
    hint: 'Try again in ten minutes. Whole registers can be downloaded as open data.',
  },
  'demo.off': { message: 'This is switched off in this installation.', hint: 'Ask the administrator.' },
  'origin.foreign': {
    message: 'The request came from another site and was not carried out.',
    hint: 'Act from a page of this site; a program must send the Origin header.',
  },
  'not-found': { message: 'There is no such thing, or you may not see it.', hint: 'Check the link, or choose again from the list.' },
  'route.method': { message: 'The method {method} is not used at this address.', hint: 'Methods that may be used: {allowed}.' },
  'match.missing': {
    message: 'The request names no version.',
    hint: 'Reload the page and send the version you read in the If-Match header.',
  },
  'match.stale': {
    message: 'Someone else has changed this since you opened it. Your change was not saved.',
    hint: 'Open the new state and make your change again.',
  },
  'idempotency.missing': {
    message: 'The Idempotency-Key header is missing.',
    hint: 'Send a new random key (8–100 characters) with each action.',
  },
  'idempotency.shape': {
    message: 'The Idempotency-Key is malformed: 8–100 letters, digits, - or _.',
    hint: 'Send again with a new random key.',
  },
  'file.none': { message: 'The file is empty.', hint: 'Choose a file that has content.' },
  'file.tooLarge': {
    message: 'The file is too large: at most {limit} MB.',
    hint: 'Make the file smaller or split it, and attach it again.',
  },
  'file.type': { message: 'Files of this type are not accepted: {given}.', hint: 'Accepted: {allowed}. Convert the file to one of these.' },
  'file.name': { message: 'The file has no name.', hint: 'Give the name of the file in the parameter ?name=.' },
  'file.bomb': {
    message: 'Unpacked, the file would be far too large.',
    hint: 'Save the document anew without embedded content and attach it again.',
  },
  'file.macro': { message: 'The document contains macros.', hint: 'Save it without macros, or as PDF, and attach it again.' },
  'file.broken': { message: 'The file is damaged.', hint: 'Open it on your computer, save it anew and attach it again.' },
  'file.infected': { message: 'The virus scanner refused the file.', hint: 'Check your computer for viruses and attach a clean copy.' },
  'file.scanner': {
    message: 'The file could not be checked for viruses, so it was not taken.',
    hint: 'Try again in a few minutes; what you typed has been kept.',
  },
  'file.caseCount': { message: 'This case holds {limit} files already, which is the most.', hint: 'Combine documents into one PDF.' },
  'file.caseSize': {
    message: 'The files of this case take up {limit} MB already, which is the most.',
    hint: 'Attach smaller files, or give a link in place of a file.',
  },
  'file.personCount': {
    message: 'You have attached {limit} files within a day, which is the most.',
    hint: 'Go on tomorrow; what you typed has been kept.',
  },
  'sign.stale': { message: 'What was signed is not what stands now.', hint: 'Read the text to be signed again, and sign again.' },
  'lookup.incomplete': { message: 'There is not enough to look up with.', hint: 'Fill the field in completely and try again.' },
  'lookup.notFound': { message: 'The register has no such entry.', hint: 'Check what you typed and try again.' },
  'lookup.unavailable': { message: 'The register does not answer now. What you have typed is kept.', hint: 'Try again a little later.' },
  'lookup.tooMany': { message: 'Too many look-ups within an hour: at most {limit}.', hint: 'Go on later.' },
  'xroad.unconfigured': {
    message: 'The connection to Tunduk (X-Road) is not set up.',
    hint: 'Tell the administrator: XROAD_URL and XROAD_CLIENT are needed.',
  },
  'xroad.unreachable': {
    message: 'The security server of Tunduk (X-Road) could not be reached.',
    hint: 'The system will try again by itself.',
  },
  'xroad.timeout': { message: 'The service did not answer in time.', hint: 'The system will try again by itself.' },
  'xroad.error': { message: 'Tunduk (X-Road) did not deliver the message: {type}.', hint: 'The system will try again by itself.' },
  'xroad.provider': { message: 'The service itself failed ({status}).', hint: 'The system will try again by itself.' },
  'xroad.redirect': {
    message: 'The service pointed to another address ({status}), which is not followed.',
    hint: 'Tell the administrator.',
  },
  'xroad.unreadable': { message: 'The answer of the service cannot be read.', hint: 'The system will try again by itself.' },
  'xroad.internal': {
    message: 'The system failed while sending the message.',
    hint: 'The system will try again by itself; if it goes on, tell the administrator.',
  },
  'paper.pending': { message: 'The document is being prepared.', hint: 'Open it again in a few seconds.' },
  'paper.failed': { message: 'The document could not be prepared.', hint: 'Ask the administrator; it will be prepared again.' },
  'template.fault': {
    message: 'The template has a fault: {reason}',
    hint: 'Correct and save the template; the preview refreshes by itself.',
  },
  'definitions.none': {
    message: 'There is no good edition of the definitions yet, so nothing can be served.',
    hint: 'Mend the faults that "npx jobo check" lists; with a real database "npx jobo import" brings the definitions in.',
  },
  'server.internal': {
    message: 'Something went wrong in the server. Nothing was changed.',
    hint: 'Try again; if it happens again, tell the administrator the number {request}.',
  },
  'server.stopping': { message: 'The server is stopping.', hint: 'Try again in a minute.' },
};
