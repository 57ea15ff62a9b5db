import { fc, test as law } from '@fast-check/vitest'
import type { WorkspaceId } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { keyKinds, newApiKey, readApiKey } from './api-key.ts'

describe('a key', () => {
  law.prop([fc.uuid(), fc.constantFrom(...keyKinds)])('says its kind and its workspace', (uuid, kind) => {
    const workspaceId = uuid as WorkspaceId
    expect(readApiKey(newApiKey(workspaceId, kind))).toEqual({ kind, workspaceId })
  })

  test('is never made twice', () => {
    const workspaceId = '0198f000-0000-7000-8000-000000000001' as WorkspaceId
    expect(newApiKey(workspaceId, 'WRITE')).not.toBe(newApiKey(workspaceId, 'WRITE'))
  })

  test.each(['', 'tlw_', 'nonsense', `tlw_${'a'.repeat(53)}`, `tlx_${'a'.repeat(54)}`, `tlw_${'!'.repeat(54)}`])(
    '%j has not the shape of one',
    (text) => expect(readApiKey(text)).toBeNull(),
  )
})
