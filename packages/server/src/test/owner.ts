// Run by tests as a process of its own: owns the database in the folder that it is given until it is killed.
import { startEmbedded } from '../db/embedded/start-embedded.ts'

// As a server does that finishes its work first: Ctrl-C alone does not end it.
process.on('SIGINT', () => {})

const { url, pid } = await startEmbedded({ home: process.argv[2] ?? '', command: 'touchline serve' })
process.stdout.write(`${JSON.stringify({ url, pid })}\n`)
setInterval(() => {}, 60_000)
