import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { viewsOf } from '../graphql/context.ts'
import type { ReadingParts } from '../graphql/create-graphql.ts'
import { knownError } from '../graphql/format-error.ts'
import { type Knowing, openKnowing } from '../graphql/knowing.ts'
import { openPast, type Past } from '../graphql/past.ts'
import type { Admitted } from '../graphql/secret-key-door.ts'
import { openSnapshot } from '../graphql/snapshot.ts'
import { workspaceOf } from '../graphql/workspace-of.ts'
import { begun } from './begun.ts'
import type { Query } from './read-parameters.ts'
import { findExport, listExports } from './registry.ts'
import type { ReportExport, Table } from './report-export.ts'

/** Each holds a connection while it is written, however slowly it is read: GraphQL must have some left. */
const mostAtOnce = 4
const retryAfterSeconds = 5

/** Who reads nothing for so long is given up. */
const patienceMs = 60_000

/** `GET /export` and `GET /export/<report>.csv`, for secret keys. Each file is written from one snapshot. */
export const exportRoutes =
  ({ reader, now, queryTimeoutSeconds, door, pastPlaces }: ReadingParts): FastifyPluginAsync =>
  async (app) => {
    const admitted = new WeakMap<FastifyRequest, Admitted>()
    let open = 0

    // Answered as any other error, once it is known for what it is.
    app.setErrorHandler((error: Error) => {
      throw knownError(error) ?? error
    })

    app.addHook('onRequest', async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      admitted.set(request, await door(request, reply))
    })

    app.get('/export', async () => listExports())

    app.get<{ Params: { file: string }; Querystring: Query }>('/export/:file', async (request, reply) => {
      const report = findExport(request.params.file)
      const { key } = admitted.get(request) as Admitted
      if (open >= mostAtOnce) {
        throw new AppError('EXPORTS_BUSY', `${mostAtOnce} exports are being written`, { retryAfterSeconds })
      }
      open += 1
      const snapshot = openSnapshot(reader, key.workspaceId, queryTimeoutSeconds)
      let past: Past | undefined
      let knowing: Knowing | undefined
      const close = async (): Promise<void> => {
        open -= 1
        await past?.end()
        await knowing?.end()
        await snapshot.end()
      }
      try {
        const workspace = await workspaceOf(snapshot)
        const timed = { reader, workspace, timeoutSeconds: queryTimeoutSeconds, places: pastPlaces }
        const present = { read: snapshot.read, now: now(), workspace }
        past = openPast(timed)
        knowing = openKnowing({ ...timed, ...present })
        const table = await report.answer(request.query, { ...present, view: viewsOf(present, past, knowing) })
        const records = await begun(table.records)
        return send(request, reply, report, { ...table, records }, close)
      } catch (error) {
        await close()
        throw error
      }
    })
  }

/** @param close Called once all was written, or nobody is there any more to read it. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { name }: ReportExport,
  { header, records, days, warnings }: Table,
  close: () => Promise<void>,
): FastifyReply {
  const file = ['touchline', name, ...(days ? [days.from, days.to] : [])].join('-')
  const csv = stringify({ header: true, columns: [...header], record_delimiter: 'windows' })
  pipeline(Readable.from(records), csv, (error) => {
    if (error && !reply.raw.destroyed) request.log.error(error, 'writing an export failed')
    void close()
  })
  reply.raw.setTimeout(patienceMs, () => reply.raw.destroy())
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file}.csv"`)
    .headers(warningHeader(warnings))
    .send(csv)
}

/** The codes of the doubts about the rows, each with its size. */
const warningHeader = (warnings: Table['warnings']): Record<string, string> =>
  warnings.length === 0
    ? {}
    : { 'touchline-warnings': warnings.map(({ code, affectedCount }) => `${code}=${affectedCount}`).join(', ') }
