import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { scramVerifier } from './scram.ts'

/** The conversation of RFC 7677, section 3. */
const clientFirst = 'n=user,r=rOprNGfwEbeRWgbNEkqO'
const serverFirst = 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096'
const clientLast = 'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'
const conversation = [clientFirst, serverFirst, clientLast].join(',')
const clientProof = 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ='
const serverSignature = '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='

const sign = (key: string): Buffer => createHmac('sha256', Buffer.from(key, 'base64')).update(conversation).digest()

test('the verifier of a password proves client and server as the RFC has it', () => {
  const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))
  const [scheme, salt, keys] = verifier.split('$')
  expect([scheme, salt]).toEqual(['SCRAM-SHA-256', '4096:W22ZaJ0SNY7soEsUEjb6gQ=='])

  const [storedKey = '', serverKey = ''] = keys?.split(':') ?? []
  expect(sign(serverKey).toString('base64')).toBe(serverSignature)
  const mask = sign(storedKey)
  const clientKey = Buffer.from(clientProof, 'base64').map((byte, i) => byte ^ (mask[i] ?? 0))
  expect(createHash('sha256').update(clientKey).digest('base64')).toBe(storedKey)
})
