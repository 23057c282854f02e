// SPDX-License-Identifier: Apache-2.0
// What the tests share: where the login WAR is, and an administrator and a user of it.
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

/** The issuer URL. */
export const issuer = new URL(needed('LOGIN_ISSUER'));

/** Who accepts the access tokens of all clients here. */
export const audience = needed('LOGIN_AUDIENCE');

const administrator = needed('LOGIN_ADMIN_TOKEN');

/** Registers a client with a secret, and answers with the secret. */
export async function withSecret(client) {
  return (await register({ type: 'secret', ...client })).client_secret;
}

/** Registers a client with a key, and answers with the private half as the libraries want it. */
export async function withKey(client) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256' };
  jwk.kid = await calculateJwkThumbprint(jwk);
  await register({ type: 'key', jwks: { keys: [jwk] }, ...client });
  return { key: privateKey, kid: jwk.kid };
}

async function register(client) {
  const answer = await fetch(`${issuer}/admin/clients`, {
    method: 'POST',
    headers: { authorization: `Bearer ${administrator}`, 'content-type': 'application/json' },
    body: JSON.stringify(client),
  });
  if (answer.status !== 201) {
    throw new Error(`not registered: ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
}

/** Logs the user in through a client, and answers with the tokens. */
export async function logIn(clientId, clientSecret) {
  const answer = await fetch(`${issuer}/login`, {
    method: 'POST',
    body: new URLSearchParams({
      username: needed('LOGIN_USER'),
      password: needed('LOGIN_PASSWORD'),
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  if (answer.status !== 200) {
    throw new Error(`not logged in: ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
}

/** Does what the documentation has the proxy do for the place that RFC 8414 gives to the metadata of an issuer with a path. */
export function asTheProxy(url, options) {
  const place = '/.well-known/oauth-authorization-server';
  return fetch(String(url).replace(place + issuer.pathname, issuer.pathname + place), options);
}

function needed(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is missing: these tests are run by Maven, see CONTRIBUTING.md`);
  }
  return value;
}
