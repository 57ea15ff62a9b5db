import type { PersonId, WorkspaceId } from '@touchline/schema'
import type { Insertable } from 'kysely'
import type { DB } from '../../db/tables.ts'
import type { Conversion } from './conversions.ts'

/** A conversion packed into one row: credits as [model][touchpoint]. */
export const conversionRow = (
  workspaceId: WorkspaceId,
  personId: PersonId,
  leadNo: number,
  conversion: Conversion,
): Insertable<DB['conversion']> => ({
  workspace_id: workspaceId,
  person_id: personId,
  lead_no: leadNo,
  milestone: conversion.milestone,
  at: new Date(conversion.at).toISOString(),
  value_minor: conversion.valueMinor,
  stream_ids: conversion.touchpoints.map(({ streamId }) => streamId),
  touchpoint_ids: conversion.touchpoints.map(({ id }) => id),
  credits: conversion.credits as unknown as number[],
  value_credits: conversion.valueCredits as unknown as number[] | null,
  uncredited_to: conversion.uncreditedTo,
})
