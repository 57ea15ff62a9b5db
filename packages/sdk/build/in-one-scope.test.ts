import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { withBareGlobals, withVars } from './for-a-browser.ts'
import { inOneScope } from './in-one-scope.ts'

/** What a program says, as it is and in one scope. */
const said = (code: string): unknown[][] =>
  [code, inOneScope(code), withVars(withBareGlobals(inOneScope(code)))].map((program) => {
    const words: unknown[] = []
    runInNewContext(`(() => { ${program} })()`, { say: (word: unknown) => words.push(word), Date: { now: () => 7 } })
    return words
  })

describe('a program in one scope', () => {
  test('has neither the function that was called once, nor the object that was asked, nor second names', () => {
    const code = `
      const count = (step, unused) => { let sum = 0; const add = () => { sum += step }; return { add, read: () => sum } }
      const counter = count(2)
      counter.add(); counter.add(); say(counter.read())`
    expect(inOneScope(code).replace(/\s+/g, ' ').trim()).toBe(
      'let sum = 0; const add = () => { sum += 2 }; const read2 = () => sum; add(); add(); say(read2())',
    )
  })

  test('exports what it did, under the same names', () => {
    const code = 'const one = () => 1; const two = one; const three = () => say(1); three(); export { two, three }'
    expect(inOneScope(code).replace(/\s+/g, ' ').trim()).toBe(
      'const one = () => 1; const three = () => say(1); three(); export { one as two, three }',
    )
  })

  test.each<[string, string]>([
    [
      'a name that is taken',
      'const twice = (a) => { const b = a * 2; return b }; const b = 1; const c = twice(3); say(b + c)',
    ],
    ['a name that means something else there', 'const k = 1; const f = () => { say(k) }; { const k = 2; f(); say(k) }'],
    [
      'what is given and changes later',
      'let n = 1; const keep = (m) => { const read = () => m; return read }; const r = keep(n); n = 2; say(r())',
    ],
    [
      'what changes what it is given',
      'const n = 1; const raise = (m) => { m++; return m }; const r = raise(n); say(n); say(r)',
    ],
    ['a way out before the end', 'const f = (a) => { if (a) return 1; say("on"); return 2 }; const r = f(1); say(r)'],
    [
      'a call that is made each time',
      'const make = () => { let n = 0; const up = () => ++n; return up }; for (const i of [1, 2]) { const up = make(); say(up()) }',
    ],
    [
      'a call without a block',
      'const f = (a) => { const b = a; say(b) }; for (const i of [1, 2]) f(i); if (0) f; else say(3)',
    ],
    ['a function that calls itself', 'const f = (n) => { if (n) { f(n - 1) } say(n) }; f(2)'],
    ['a promise', 'const f = async () => { say(1); return 2 }; const p = f(); say(typeof p.then)'],
    ['a default', 'const f = (a, b = a + 1) => { say(a + b) }; f(1)'],
    ['what is only asked whether it is there', 'const f = (a) => { if (!a) say(0); const b = a; say(b) }; f(1)'],
    ['what nobody gives', 'const f = (a, ask) => { say(ask ? ask(a) : a); say(ask?.(a)) }; f(1)'],
    ['an object that is written to', 'const o = { f: () => 1 }; o.f = () => 2; say(o.f())'],
    ['an object that is handed on', 'const o = { f: () => 1 }; const g = o; say(Object.keys(g).length); say(o.f())'],
    [
      'a property of the same name',
      'const make = (name) => { const o = { name }; return o }; const name = "x"; const made = make("y"); say(made.name + name)',
    ],
    [
      'a destructured name',
      'const f = (o) => { const { a, b: [c] } = o; say(a + c) }; const a = 5; f({ a: 1, b: [2] }); say(a)',
    ],
    ['an object as a whole statement', 'const f = () => ({ a: 1 }); f(); say(1)'],
    [
      'a global, and a variable of its name',
      'say(globalThis.Date.now()); { const Date = 3; say(globalThis.Date.now() + Date) }',
    ],
    [
      'loops that remember',
      'const all = []; for (const i of [1, 2]) { const j = i; all.push(() => j) } say(all[0]() + all[1]())',
    ],
  ])('says the same: %s', (_, code) => {
    const [before, after, inBrowsers] = said(code)
    expect(before).not.toEqual([])
    expect(after).toEqual(before)
    expect(inBrowsers).toEqual(before)
  })
})
