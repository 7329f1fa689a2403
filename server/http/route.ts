/** What a route is: a row that says its method, path, who may ask and what it takes, and a function from the question to the answer. */
import type { Request, Response } from 'express';
import type { Lang } from '../../engine/language.ts';
import type { Actor, Problem } from '../../engine/model.ts';
import type { Esi } from '../identity/esi.ts';
import type { Rutoken } from '../identity/rutoken.ts';
import type { Renderer } from '../pdf/renderer.ts';
import type { Templates } from '../pdf/template.ts';
import type { Services } from '../services.ts';
import type { SigningOffice } from '../sign/office.ts';
import type { SessionRecord } from '../store/sessions.ts';
import type { BodyName } from './bodies.ts';
import type { Paces } from './pace.ts';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Who asks, as far as the session cookie says. */
export interface Visitor {
  token?: string;
  session?: SessionRecord;
  person?: { id: string; name: string };
  membership?: string;
  actor?: Actor;
  lang: Lang;
}

/** What one can sign in with; a way that is not configured is absent. */
export interface SignInWays {
  esi?: Esi;
  rutoken?: Rutoken;
}

/** What works beside the services: filling and printing papers, signing, proving who someone is. */
export interface Instruments {
  signIn: SignInWays;
  templates: Templates;
  renderer: Renderer;
  office: SigningOffice;
  paces: Paces;
}

/** One request, read. `actor` is there on every route that demands a session. */
export interface Asked {
  services: Services;
  instruments: Instruments;
  request: Request;
  visitor: Visitor;
  lang: Lang;
  param(name: string): string;
  query(name: string): string | undefined;
  body: Record<string, unknown>;
}
export type AskedBy = Asked & { actor: Actor };

interface ReplyBase {
  status?: number;
  headers?: Record<string, string>;
  /** Sets or clears cookies. */
  cookies?: (response: Response) => void;
}
/** `beside` stands next to the members of the problem document (what the fresh version is, for one). */
export type Reply =
  | (ReplyBase & { json: unknown })
  | (ReplyBase & { redirect: string })
  | (ReplyBase & { html: string })
  | (ReplyBase & { text: string; type: string })
  | (ReplyBase & { problems: Problem[]; beside?: Record<string, unknown> })
  | (ReplyBase & { write: (response: Response) => Promise<void> });

interface RouteBase {
  method: Method;
  path: string;
  body?: BodyName;
  /** False where the answer does not rest on definitions. */
  needsEdition?: false;
  /** Asking it does not keep a session alive. */
  idle?: true;
  /** Counted by address: what signs people in (whoever comes too often is told on the sign-in page, or by a problem document), and what anyone may read. */
  limit?: 'page' | 'call' | 'public';
  /** Takes a form that another site's page posts; what it brings is proved otherwise than by its origin. */
  form?: true;
}
/** `for` says who may ask at all; what they may see is asked of the engine in the handler. */
export type Route =
  | (RouteBase & { for: 'anyone'; answer: (asked: Asked) => Promise<Reply> })
  | (RouteBase & { for: 'actor'; answer: (asked: AskedBy) => Promise<Reply> });

/** The answer to what does not exist and to what may not be seen alike. */
export const NOT_FOUND: Reply = { problems: [{ code: 'not-found' }] };
