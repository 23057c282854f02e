// SPDX-License-Identifier: Apache-2.0
// openid-client: what most programs in Node.js use.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as client from 'openid-client';
import { asTheProxy, issuer, logIn, withKey, withSecret } from './login.mjs';

const http = { execute: [client.allowInsecureRequests] };

for (const [name, authenticate] of [
  ['client_secret_basic', client.ClientSecretBasic],
  ['client_secret_post', client.ClientSecretPost],
]) {
  test(`finds the server, gets and gives back a token by ${name}`, async () => {
    const id = `oc-${name}`;
    const secret = await withSecret({ client_id: id, scope: 'api' });
    await tour(await client.discovery(issuer, id, undefined, authenticate(secret), http));
  });
}

test('finds the server, gets and gives back a token by private_key_jwt', async () => {
  const id = 'oc-private_key_jwt';
  const key = await withKey({ client_id: id, scope: 'api' });
  await tour(await client.discovery(issuer, id, undefined, client.PrivateKeyJwt(key), http));
});

test('finds the server where RFC 8414 has it', async () => {
  const options = { ...http, algorithm: 'oauth2', [client.customFetch]: asTheProxy };

  const found = await client.discovery(issuer, 'oc', undefined, client.None(), options);

  assert.equal(found.serverMetadata().issuer, issuer.href);
});

async function tour(server) {
  const { access_token: token } = await client.clientCredentialsGrant(server, { scope: 'api' });
  const told = await client.tokenIntrospection(server, token);
  assert.equal(told.active, true);
  assert.equal(told.sub, server.clientMetadata().client_id);

  await client.tokenRevocation(server, token);

  assert.deepEqual(await client.tokenIntrospection(server, token), { active: false });
  await assert.rejects(client.clientCredentialsGrant(server, { scope: 'more' }), { error: 'invalid_scope' });
}

test('refreshes and logs out', async () => {
  const secret = await withSecret({ client_id: 'oc-web', scope: 'api', grant_types: ['refresh_token'] });
  const first = await logIn('oc-web', secret);
  const server = await client.discovery(issuer, 'oc-web', undefined, client.ClientSecretBasic(secret), http);

  const next = await client.refreshTokenGrant(server, first.refresh_token);

  assert.notEqual(next.refresh_token, first.refresh_token);
  assert.equal((await client.tokenIntrospection(server, next.refresh_token)).active, true);

  await client.tokenRevocation(server, next.refresh_token);

  assert.deepEqual(await client.tokenIntrospection(server, next.access_token), { active: false });
  await assert.rejects(client.refreshTokenGrant(server, next.refresh_token), { error: 'invalid_grant', status: 400 });
});

test('a public client refreshes and logs out without a secret', async () => {
  const server = await client.discovery(issuer, 'jwt-login', undefined, client.None(), http);
  const first = await logIn('jwt-login', '');
  const next = await client.refreshTokenGrant(server, first.refresh_token);

  await client.tokenRevocation(server, next.refresh_token);

  await assert.rejects(client.refreshTokenGrant(server, next.refresh_token), { error: 'invalid_grant' });
  await assert.rejects(client.tokenIntrospection(server, next.access_token), { status: 401 });
});
