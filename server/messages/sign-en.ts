/** What keeps a step from being signed: English. */
import type { SignMessages } from './sign.ts';

export const EN: SignMessages = {
  'sign.code.wrong': { message: 'The code is wrong. Attempts left: {left}.', hint: 'Look at the code again and enter it.' },
  'sign.code.over': { message: 'The code is no longer valid.', hint: 'Ask for a new code.' },
  'sign.code.spent': { message: 'This code can no longer be used.', hint: 'Ask for a new code.' },
  'sign.code.none': { message: 'No code was asked for to sign this.', hint: 'Read what is signed again and ask for a code.' },
  'sign.certificate.none': {
    message: 'The service knows no cloud signature of yours for this organisation.',
    hint: 'Get a signature of the legal entity at a public service centre; it is free of charge.',
  },
  'sign.certificate.expired': {
    message: 'Your certificate was valid until {until}.',
    hint: 'Renew it at a public service centre, then sign again.',
  },
  'sign.certificate.revoked': {
    message: 'Your certificate was revoked.',
    hint: 'Get a new one at a public service centre, then sign again.',
  },
  'sign.certificate.person': { message: 'The certificate belongs to another person.', hint: 'Sign with your own signature.' },
  'sign.certificate.organisation': {
    message: 'The certificate is not for this organisation: its INN is {inn}, {wanted} is needed.',
    hint: 'Sign with the signature of the organisation that acts here.',
  },
  'sign.certificate.untrusted': {
    message: 'The certificate was not issued by a centre that is trusted here.',
    hint: 'Tell the administrator; nothing was signed.',
  },
  'sign.service.down': {
    message: 'The signature service does not answer. Nothing was signed and nothing was changed.',
    hint: 'What you typed is kept. Try again in a few minutes.',
  },
  'sign.service.nonsense': {
    message: 'The signature service gave an answer that cannot be read. Nothing was signed and nothing was changed.',
    hint: 'What you typed is kept. Try again in a few minutes; if it happens again, tell the administrator.',
  },
  'sign.service.refused': {
    message: 'The signature service does not accept this system. Nothing was signed.',
    hint: 'Tell the administrator: the access to the service has to be renewed.',
  },
  'sign.service.other': {
    message: 'The signature service refused (number {number}).',
    hint: 'Ask for a new code; if it happens again, tell the administrator.',
  },
  'sign.service.none': {
    message: 'No signature service is set up in this installation.',
    hint: 'Tell the administrator: JOBO_SIGN_URL has to be set.',
  },
  'sign.pin': { message: 'Your personal number is not known here.', hint: 'Sign in again; if it happens again, tell the administrator.' },
  'sign.inn': {
    message: 'The tax number (INN) of the organisation is not known here.',
    hint: 'Tell the administrator: the INN has to be entered.',
  },
  'config.missing': { message: '{name} is not set.', hint: 'Set all of these or none: {with}.' },
  'config.secureAddress': {
    message: '{name}={value} is not an https address.',
    hint: 'Write it with https://; http:// is for this machine only.',
  },
  'seed.simulatorsOff': { message: 'Demo cases are signed through the simulators, and they are off.', hint: 'Set JOBO_SIMULATORS=1.' },
  'pdf.unsignable': {
    message: 'The PDF is not written in a way that it can be signed.',
    hint: 'Print with the browser that comes with the product.',
  },
  'proof.anchors': { message: 'The trust anchors are not written as they should be.', hint: 'Get the file again.' },
  'proof.certificate': {
    message: 'The certificate of event {seq} does not lead to a trusted one, or was not valid, or is not for this organisation.',
    hint: 'Name the folder of the anchors you trust in --anchors.',
  },
  'proof.holder': {
    message: 'The certificate of event {seq} is not that of the person who was to sign.',
    hint: 'The signature was exchanged for another person’s.',
  },
  'proof.pdf': { message: 'The signature in the PDF of the paper {number} does not hold.', hint: 'The PDF was altered or exchanged.' },
  'proof.pdfOther': { message: 'The PDF is not the one of the paper {number}.', hint: 'The PDF was exchanged for another one.' },
  'anchor.shape': { message: 'This is no statement of chain heads.', hint: 'Name the file that jobo anchor wrote.' },
  'anchor.seal': {
    message: 'The signature of the statement does not hold.',
    hint: 'The file was altered, or another installation made it.',
  },
  'anchor.chain': { message: 'The chain of the case {case} does not hold: {reason}.', hint: 'The database was altered.' },
  'anchor.missing': { message: 'The case {case} or its event {seq} is gone.', hint: 'The database was altered.' },
  'anchor.rewritten': { message: 'Event {seq} of the case {case} is not the one that stood there.', hint: 'The database was rewritten.' },
  'anchor.print': {
    message: 'The archived print of {number} ({lang}) is not the one that was there.',
    hint: 'The print was replaced or taken away.',
  },
};
