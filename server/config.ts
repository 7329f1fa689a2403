/** Reads and checks the environment: the only module that does. Takes the variables, gives the configuration and every fault in it. */
import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from '../engine/model.ts';

export interface Config {
  port: number;
  host: string;
  /** The address people see; without a slash at the end. */
  baseUrl: string;
  dataDir: string;
  /** A real PostgreSQL; absent with the embedded default. */
  databaseUrl?: string;
  embedded: boolean;
  /** Demo persons on the sign-in page, demo data imported. */
  demo: boolean;
  /** The outside services are pretended by a process of our own. */
  simulators: boolean;
  /** Where letters are handed in (`smtp://…`) and who they come from; without it notices stay in the inbox. */
  mail: { url?: string; from: string };
  /** The gateway of short messages; without it none are sent. */
  sms?: { url: string; token?: string };
  /** Definitions are watched and the workshop is open. */
  dev: boolean;
  definitionsDir: string;
  templatesDir: string;
  /** Bytes of one file. */
  fileLimit: number;
  /** Files of one case, their bytes together, and files that one person may hand in within a day. */
  caseFiles: number;
  caseBytes: number;
  personFiles: number;
  /** A virus scanner that every file is shown to; without one files are checked by their content alone. */
  scanner?: { host: string; port: number };
  /** A sign-in lasts that long at most. */
  sessionHours: number;
  /** A session that is not used for that long is over. */
  sessionIdleMinutes: number;
  /** The state's identity service; absent where neither it nor the simulators are configured. */
  esi?: EsiSettings;
  /** Folder of the certificates that those of tokens must descend from. */
  rutokenAnchors?: string;
  /** Sign-ins begun, and sign-ins refused, from one address in ten minutes. */
  signInLimit: number;
  signInRefusals: number;
  /** Codes for signing that one person may ask for in ten minutes. */
  codeLimit: number;
  /** What anyone may read without a sign-in (papers, registers): requests from one address in ten minutes. */
  publicLimit: number;
  /** The browser that prints papers; found by itself where absent. */
  browser?: string;
  logLevel: string;
  /** The cloud signature service; absent with the simulators. */
  signing?: { url: string; token: string /** A PEM file. */; anchors: string };
  /** The security server of X-Road; absent where none is named: with simulators theirs stands in. */
  xroad?: XRoadConfig;
  /** Milliseconds that an outside service may take. */
  serviceTimeout: number;
}

export interface XRoadConfig {
  /** Without a slash at the end. */
  url: string;
  /** instance/class/member/subsystem. */
  client: string;
  timeoutMs: number;
  tls?: { cert?: Buffer; key?: Buffer; ca?: Buffer };
}

export interface EsiSettings {
  /** As its tokens name it; `/.well-known/openid-configuration` is found below it. */
  issuer: string;
  clientId: string;
  clientSecret?: string;
}

type Env = Record<string, string | undefined>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** The configuration with a default wherever something is wrong; call nothing with it while there are problems. */
export function readConfig(env: Env = process.env, args: string[] = process.argv.slice(2)): { config: Config; problems: Problem[] } {
  const problems: Problem[] = [];
  const fault = (code: string, name: string, value: string) => problems.push({ code, params: { name, value } });
  const whole = (name: string, fallback: number, min: number, max: number): number => {
    const text = env[name]?.trim();
    if (!text) return fallback;
    const number = Number(text);
    if (Number.isInteger(number) && number >= min && number <= max) return number;
    problems.push({ code: 'config.number', params: { name, value: text, min, max } });
    return fallback;
  };
  const yes = (name: string, fallback: boolean): boolean => {
    const text = env[name]?.trim().toLowerCase();
    if (!text) return fallback;
    if (['1', 'true', 'yes', 'on'].includes(text)) return true;
    if (!['0', 'false', 'no', 'off'].includes(text)) fault('config.switch', name, text);
    return false;
  };
  const databaseUrl = env.DATABASE_URL?.trim() || undefined;
  // The address may carry a password: it is named, never shown.
  if (databaseUrl && !isUrl(databaseUrl, ['postgres:', 'postgresql:']))
    problems.push({ code: 'config.database', params: { name: 'DATABASE_URL' } });
  const embedded = !databaseUrl;
  const demo = yes('JOBO_DEMO', embedded);
  const port = whole('PORT', 3000, 0, 65_535);
  const baseUrl = env.BASE_URL?.trim() || `http://localhost:${port}`;
  if (!isUrl(baseUrl, ['http:', 'https:'])) fault('config.address', 'BASE_URL', baseUrl);
  const logLevel = env.LOG_LEVEL?.trim() || 'info';
  if (!LOG_LEVELS.includes(logLevel))
    problems.push({ code: 'config.choice', params: { name: 'LOG_LEVEL', value: logLevel, choices: LOG_LEVELS.join(', ') } });
  const simulators = yes('JOBO_SIMULATORS', demo);
  const ours = baseUrl.replace(/\/+$/, '');
  const esi = esiSettings(env, simulators ? ours : undefined, fault);
  const smtpUrl = env.SMTP_URL?.trim() || undefined;
  // These addresses may carry a password: they are named, never shown.
  if (smtpUrl && !isUrl(smtpUrl, ['smtp:', 'smtps:'])) problems.push({ code: 'config.smtp', params: { name: 'SMTP_URL' } });
  const smsUrl = env.SMS_URL?.trim() || undefined;
  if (smsUrl && !isUrl(smsUrl, ['http:', 'https:'])) problems.push({ code: 'config.secretAddress', params: { name: 'SMS_URL' } });
  const smsToken = env.SMS_TOKEN?.trim() || undefined;
  const from = env.MAIL_FROM?.trim() || `jobo@${URL.canParse(baseUrl) ? new URL(baseUrl).hostname : 'localhost'}`;
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from)) fault('config.mailbox', 'MAIL_FROM', from);
  const serviceTimeout = whole('XROAD_TIMEOUT_SECONDS', 10, 1, 300) * 1_000;
  const xroad = readXRoad(env, serviceTimeout, problems);
  const signing = signingOf(env, problems);
  const scanner = scannerOf(env.JOBO_CLAMD?.trim(), fault);
  const config: Config = {
    port,
    host: env.HOST?.trim() || '127.0.0.1',
    baseUrl: ours,
    dataDir: path.resolve(env.JOBO_DATA?.trim() || 'data'),
    ...(databaseUrl ? { databaseUrl } : {}),
    embedded,
    demo,
    simulators,
    mail: { ...(smtpUrl ? { url: smtpUrl } : {}), from },
    ...(smsUrl ? { sms: { url: smsUrl, ...(smsToken ? { token: smsToken } : {}) } } : {}),
    dev: yes('JOBO_DEV', args.includes('--dev')),
    definitionsDir: path.resolve(env.JOBO_DEFINITIONS?.trim() || 'definitions'),
    templatesDir: path.resolve(env.JOBO_TEMPLATES?.trim() || 'templates'),
    fileLimit: whole('JOBO_FILE_LIMIT_MB', 20, 1, 1024) * 1024 * 1024,
    caseFiles: whole('JOBO_CASE_FILES', 1_000, 1, 1_000_000),
    caseBytes: whole('JOBO_CASE_MB', 2_048, 1, 1_048_576) * 1024 * 1024,
    personFiles: whole('JOBO_PERSON_FILES', 1_000, 1, 1_000_000),
    ...(scanner ? { scanner } : {}),
    sessionHours: whole('JOBO_SESSION_HOURS', 12, 1, 24 * 365),
    sessionIdleMinutes: whole('JOBO_SESSION_IDLE_MINUTES', 60, 1, 24 * 60),
    ...(esi ? { esi } : {}),
    ...(env.RUTOKEN_ANCHORS?.trim() ? { rutokenAnchors: path.resolve(env.RUTOKEN_ANCHORS.trim()) } : {}),
    signInLimit: whole('JOBO_SIGN_IN_LIMIT', 300, 1, 1_000_000),
    signInRefusals: whole('JOBO_SIGN_IN_REFUSALS', 50, 1, 1_000_000),
    codeLimit: whole('JOBO_CODE_LIMIT', 60, 1, 1_000_000),
    publicLimit: whole('JOBO_PUBLIC_LIMIT', 3_000, 1, 1_000_000),
    ...(env.PUPPETEER_EXECUTABLE_PATH?.trim() ? { browser: env.PUPPETEER_EXECUTABLE_PATH.trim() } : {}),
    logLevel,
    ...(xroad ? { xroad } : {}),
    serviceTimeout,
    ...(signing ? { signing } : {}),
  };
  return { config, problems };
}

/** HOST:PORT; an address that can't be read is a fault, never a scanner left out. */
function scannerOf(text: string | undefined, fault: (code: string, name: string, value: string) => void): Config['scanner'] {
  if (!text) return undefined;
  const [, host, digits] = /^(?:tcp:\/\/)?(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  if (host !== undefined && port >= 1 && port <= 65_535) return { host: host.replace(/^\[|\]$/g, ''), port };
  fault('config.hostPort', 'JOBO_CLAMD', text);
  return undefined;
}

/** All three or none: an address alone would sign with nobody's right. Over the open network only with TLS. */
function signingOf(env: Env, problems: Problem[]): Config['signing'] {
  const names = ['JOBO_SIGN_URL', 'JOBO_SIGN_TOKEN', 'JOBO_SIGN_ANCHORS'] as const;
  const [url, token, anchors] = names.map((name) => env[name]?.trim() || undefined);
  if (url === undefined && token === undefined && anchors === undefined) return undefined;
  for (const name of names) if (!env[name]?.trim()) problems.push({ code: 'config.missing', params: { name, with: names.join(', ') } });
  const local = url !== undefined && URL.canParse(url) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
  if (url !== undefined && !isUrl(url, local ? ['http:', 'https:'] : ['https:']))
    problems.push({ code: 'config.secureAddress', params: { name: 'JOBO_SIGN_URL', value: url } });
  return url && token && anchors ? { url: url.replace(/\/+$/, ''), token, anchors: path.resolve(anchors) } : undefined;
}

/** Where the service of the state is not named, the simulated one stands in for it. */
function esiSettings(env: Env, simulated: string | undefined, fault: (code: string, name: string, value: string) => void) {
  const issuer = env.ESI_ISSUER?.trim();
  if (!issuer)
    return simulated === undefined ? undefined : { issuer: `${simulated}/simulators/esi`, clientId: 'jobo', clientSecret: 'simulated' };
  const local = URL.canParse(issuer) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname);
  if (!isUrl(issuer, local ? ['http:', 'https:'] : ['https:'])) fault('config.issuer', 'ESI_ISSUER', issuer);
  const clientId = env.ESI_CLIENT_ID?.trim() ?? '';
  if (!clientId) fault('config.missing', 'ESI_CLIENT_ID', '');
  const clientSecret = env.ESI_CLIENT_SECRET?.trim();
  return { issuer, clientId, ...(clientSecret ? { clientSecret } : {}) };
}

function isUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

const CLIENT = /^[A-Za-z0-9-]+\/[A-Za-z0-9-]+\/[A-Za-z0-9.-]+(\/[A-Za-z0-9.-]+)?$/;

/** The security server and who we are to it; the files of its TLS where it asks for them. */
function readXRoad(env: Env, timeoutMs: number, problems: Problem[]): XRoadConfig | undefined {
  const url = env.XROAD_URL?.trim();
  if (!url) return undefined;
  const client = env.XROAD_CLIENT?.trim() ?? '';
  if (!isUrl(url, ['http:', 'https:'])) problems.push({ code: 'config.address', params: { name: 'XROAD_URL', value: url } });
  if (!CLIENT.test(client)) problems.push({ code: 'config.client', params: { name: 'XROAD_CLIENT', value: client } });
  const file = (name: string): Buffer | undefined => {
    const place = env[name]?.trim();
    if (!place) return undefined;
    try {
      return fs.readFileSync(place);
    } catch {
      problems.push({ code: 'config.file', params: { name, value: place } });
      return undefined;
    }
  };
  const [cert, key, ca] = [file('XROAD_TLS_CERT'), file('XROAD_TLS_KEY'), file('XROAD_TLS_CA')];
  const tls = { ...(cert ? { cert } : {}), ...(key ? { key } : {}), ...(ca ? { ca } : {}) };
  return { url: url.replace(/\/+$/, ''), client, timeoutMs, ...(Object.keys(tls).length ? { tls } : {}) };
}
