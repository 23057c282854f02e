// SPDX-License-Identifier: Apache-2.0
// jose: what a resource server in JavaScript does.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { audience, issuer, logIn, withSecret } from './login.mjs';

const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
const keys = createRemoteJWKSet(new URL(metadata.jwks_uri));
const rules = { issuer: metadata.issuer, audience, typ: 'at+jwt', requiredClaims: ['exp', 'iat', 'jti', 'client_id'] };

test('verifies an access token of a user by the published keys', async () => {
  const secret = await withSecret({ client_id: 'jose-web', grant_types: ['refresh_token'] });
  const { access_token: token } = await logIn('jose-web', secret);

  const { payload, protectedHeader } = await jwtVerify(token, keys, rules);

  assert.ok(metadata.id_token_signing_alg_values_supported.includes(protectedHeader.alg));
  assert.equal(payload.client_id, 'jose-web');
  assert.equal(payload.upn, payload.sub);
  assert.ok(Number.isInteger(payload.status.status_list.idx));
  await assert.rejects(jwtVerify(token, keys, { ...rules, audience: 'another' }), errors.JWTClaimValidationFailed);
  const parts = token.split('.');
  parts[2] = (parts[2][0] === 'A' ? 'B' : 'A') + parts[2].slice(1);
  await assert.rejects(jwtVerify(parts.join('.'), keys, rules), errors.JWSSignatureVerificationFailed);
});

test('verifies the list in which the token has its place', async () => {
  const secret = await withSecret({ client_id: 'jose-status', grant_types: ['refresh_token'] });
  const { payload } = await jwtVerify((await logIn('jose-status', secret)).access_token, keys, rules);

  const answer = await fetch(payload.status.status_list.uri);

  assert.equal(answer.headers.get('content-type'), 'application/statuslist+jwt');
  const list = await jwtVerify(await answer.text(), keys, { issuer: metadata.issuer, typ: 'statuslist+jwt' });
  assert.equal(list.payload.sub, payload.status.status_list.uri);
  assert.equal(list.payload.status_list.bits, 1);
});

test('does not take the signed answer of introspection for an access token', async () => {
  const secret = await withSecret({ client_id: 'jose-asks', scope: 'jwt-login-introspect' });
  const web = await withSecret({ client_id: 'jose-asked', grant_types: ['refresh_token'] });
  const { access_token: token } = await logIn('jose-asked', web);

  const answer = await fetch(metadata.introspection_endpoint, {
    method: 'POST',
    headers: { accept: 'application/token-introspection+jwt' },
    body: new URLSearchParams({ token, client_id: 'jose-asks', client_secret: secret }),
  });

  assert.equal(answer.headers.get('content-type'), 'application/token-introspection+jwt');
  const signed = await answer.text();
  const { payload } = await jwtVerify(signed, keys, {
    issuer: metadata.issuer,
    audience: 'jose-asks',
    typ: 'token-introspection+jwt',
  });
  assert.equal(payload.token_introspection.active, true);
  assert.equal(payload.sub, undefined);
  assert.equal(payload.exp, undefined);
  await assert.rejects(jwtVerify(signed, keys, { ...rules, audience: 'jose-asks' }), errors.JWTClaimValidationFailed);
});
