// SPDX-License-Identifier: Apache-2.0
// oauth4webapi: what a client does step by step, strictly by the specifications.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as oauth from 'oauth4webapi';
import { asTheProxy, audience, issuer, logIn, withKey, withSecret } from './login.mjs';

const http = { [oauth.allowInsecureRequests]: true };
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http));

async function ownToken(client, authentication) {
  const response = await oauth.clientCredentialsGrantRequest(server, client, authentication, { scope: 'api' }, http);
  return oauth.processClientCredentialsResponse(server, client, response);
}

async function introspected(client, authentication, token, options = {}) {
  const response = await oauth.introspectionRequest(server, client, authentication, token, { ...http, ...options });
  return oauth.processIntrospectionResponse(server, client, response);
}

async function revoke(client, authentication, token) {
  const response = await oauth.revocationRequest(server, client, authentication, token, http);
  await oauth.processRevocationResponse(response);
}

test('finds the same metadata where RFC 8414 has them', async () => {
  const options = { ...http, algorithm: 'oauth2', [oauth.customFetch]: asTheProxy };

  const found = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));

  assert.deepEqual(found, server);
});

for (const [name, authenticate] of [
  ['client_secret_basic', oauth.ClientSecretBasic],
  ['client_secret_post', oauth.ClientSecretPost],
]) {
  test(`gets and gives back a token by ${name}`, async () => {
    assert.ok(server.token_endpoint_auth_methods_supported.includes(name));
    const client = { client_id: `o4w-${name}` };
    const authentication = authenticate(await withSecret({ ...client, scope: 'api' }));
    await tour(client, authentication);
    await assert.rejects(ownToken(client, authenticate('wrong')), error => error.error === 'invalid_client' || error.status === 401);
  });
}

test('gets and gives back a token by private_key_jwt', async () => {
  assert.ok(server.token_endpoint_auth_methods_supported.includes('private_key_jwt'));
  const client = { client_id: 'o4w-private_key_jwt' };
  await tour(client, oauth.PrivateKeyJwt(await withKey({ ...client, scope: 'api' })));
});

async function tour(client, authentication) {
  const { access_token: token, token_type: type, expires_in: life } = await ownToken(client, authentication);
  assert.equal(type, 'bearer');
  assert.equal(life, 300);
  const request = new Request('https://api.example.org/', { headers: { authorization: `Bearer ${token}` } });
  const claims = await oauth.validateJwtAccessToken(server, request, audience, http);
  assert.equal(claims.client_id, client.client_id);
  assert.equal((await introspected(client, authentication, token)).active, true);

  await revoke(client, authentication, token);

  assert.deepEqual(await introspected(client, authentication, token), { active: false });
}

test('refreshes, asks for a signed answer, logs out', async () => {
  const client = { client_id: 'o4w-web' };
  const secret = await withSecret({ ...client, scope: 'api', grant_types: ['refresh_token', 'client_credentials'] });
  const authentication = oauth.ClientSecretBasic(secret);
  const first = await logIn(client.client_id, secret);

  const response = await oauth.refreshTokenGrantRequest(server, client, authentication, first.refresh_token, http);
  const next = await oauth.processRefreshTokenResponse(server, client, response);

  assert.notEqual(next.refresh_token, first.refresh_token);
  const told = await introspected(client, authentication, next.access_token, { requestJwtResponse: true });
  assert.equal(told.active, true);
  assert.equal(told.client_id, client.client_id);
  assert.equal(told.username, told.sub);
  assert.equal((await introspected(client, authentication, next.refresh_token)).active, true);

  await revoke(client, authentication, next.refresh_token);

  for (const token of [first.access_token, next.access_token, next.refresh_token]) {
    assert.deepEqual(await introspected(client, authentication, token), { active: false });
  }
  const refused = await oauth.refreshTokenGrantRequest(server, client, authentication, next.refresh_token, http);
  await assert.rejects(oauth.processRefreshTokenResponse(server, client, refused), { error: 'invalid_grant', status: 400 });
});
