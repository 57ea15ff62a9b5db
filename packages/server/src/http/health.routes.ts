import type { FastifyPluginAsync } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** `GET /healthz`: 200 while the database answers, 503 while it doesn't. */
export const healthRoutes =
  (db: Db): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async () => {
      await sql`select 1`.execute(db)
      return { status: 'ok' }
    })
  }
