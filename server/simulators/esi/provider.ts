/** The identity service's OpenID provider: the addresses and claims of the real one, PKCE demanded, everything in memory but its keys. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Configuration, JWK, default as OidcProvider } from 'oidc-provider';
import type { State } from '../state.ts';
import type { Account } from './people.ts';

export interface ProviderSettings {
  /** The issuer. */
  base: string;
  /** Our own address, which the browser is sent back to. */
  site: string;
  state: State;
  accounts: ReadonlyMap<string, Account>;
  /** The page that asks whether to sign out; `form` must stand in it. */
  signOutPage: (form: string, lang: string | undefined) => string;
  signedOutPage: (lang: string | undefined) => string;
}

const KNOWN = /Unsupported runtime|in-memory adapter/;
const { default: Provider } = await load();

export function createProvider({ base, site, state, accounts, signOutPage, signedOutPage }: ProviderSettings): OidcProvider {
  const minutes = (count: number) => () => count * 60;
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'jobo',
        client_secret: 'simulated',
        redirect_uris: [`${site}/api/sign-in/esi/return`],
        post_logout_redirect_uris: [`${site}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [signingKey(state)] },
    cookies: { keys: [kept(state, 'cookieKey', () => randomBytes(32).toString('base64url'))] },
    pkce: { required: () => true },
    scopes: ['openid'],
    claims: {
      openid: ['sub'],
      profile: ['pin', 'name', 'given_name', 'family_name', 'organization_tin', 'organization_name'],
      email: ['email', 'email_verified'],
      phone: ['phone_number', 'phone_number_verified'],
    },
    routes: {
      authorization: '/connect/authorize',
      token: '/connect/token',
      userinfo: '/connect/userinfo',
      end_session: '/connect/endsession',
      revocation: '/connect/revocation',
      introspection: '/connect/introspect',
      jwks: '/.well-known/openid-configuration/jwks',
    },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => {
          ctx.body = signOutPage(form, ctx.acceptsLanguages('ky', 'ru', 'en') || undefined);
        },
        postLogoutSuccessSource: async (ctx) => {
          ctx.body = signedOutPage(ctx.acceptsLanguages('ky', 'ru', 'en') || undefined);
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `${new URL(base).pathname}/interaction/${uid}` },
    ttl: {
      AccessToken: minutes(10),
      AuthorizationCode: minutes(1),
      Grant: minutes(60),
      IdToken: minutes(10),
      Interaction: minutes(15),
      Session: minutes(60),
    },
    findAccount: (_ctx, sub) => {
      const found = accounts.get(sub);
      return found && { accountId: sub, claims: () => claimsOf(found) };
    },
    // nobody is asked for consent: the page itself says whom one signs in for
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email phone');
      await grant.save();
      return grant;
    },
  };
  const loud = quiet();
  const provider = new Provider(base, configuration);
  loud();
  provider.proxy = true;
  return provider;
}

function claimsOf({ sub, person, signature }: Account) {
  const [family = '', ...given] = person.name.split(' ');
  return {
    sub,
    pin: person.pin,
    name: person.name,
    family_name: family,
    given_name: given.join(' '),
    email: person.email,
    email_verified: true,
    phone_number: person.phone,
    phone_number_verified: true,
    ...(signature ? { organization_tin: signature.inn, organization_name: signature.organisation.ky } : {}),
  };
}

const signingKey = (state: State): JWK =>
  kept(state, 'signingKey', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return { ...(privateKey.export({ format: 'jwk' }) as JWK), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' };
  });

function kept<T>(state: State, name: string, make: () => T): T {
  const found = state.get<T>(name) ?? make();
  state.set(name, found);
  return found;
}

/** The library warns that it is made for a newer Node.js (it works on this one, as the tests show) and that it forgets when it ends (as meant): both are kept off the terminal, nothing else. */
function quiet(): () => void {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!KNOWN.test(String(words[0]))) warn(...words);
  };
  return () => {
    console.warn = warn;
  };
}

async function load() {
  const loud = quiet();
  try {
    return await import('oidc-provider');
  } finally {
    loud();
  }
}
