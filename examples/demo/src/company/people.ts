import type { NonEmpty } from './random.ts'

export type Person = {
  readonly firstName: string
  readonly lastName: string
  readonly company: string
  readonly email: string
}

const firstNames: NonEmpty<string> = [
  'Ada',
  'Anton',
  'Aylin',
  'Bastian',
  'Carla',
  'Chiara',
  'Clément',
  'Dana',
  'David',
  'Elif',
  'Emil',
  'Eva',
  'Filip',
  'Frieda',
  'Goran',
  'Hanna',
  'Henrik',
  'Ines',
  'Jakob',
  'Jana',
  'Jonas',
  'Katja',
  'Lars',
  'Léa',
  'Luca',
  'Maja',
  'Marek',
  'Marta',
  'Mehmet',
  'Nadia',
  'Nils',
  'Olga',
  'Paul',
  'Petra',
  'Rafael',
  'Rosa',
  'Samir',
  'Sofie',
  'Tomáš',
  'Vera',
  'Yusuf',
]
const lastNames: NonEmpty<string> = [
  'Adler',
  'Arslan',
  'Becker',
  'Bernard',
  'Brandt',
  'Castelli',
  'Demir',
  'Dvořák',
  'Engel',
  'Ferrari',
  'Fischer',
  'Graf',
  'Hansen',
  'Hartmann',
  'Horvat',
  'Jansen',
  'Keller',
  'Kowalski',
  'Krüger',
  'Lange',
  'Lehmann',
  'Lindner',
  'Marchetti',
  'Moreau',
  'Novák',
  'Olsen',
  'Peters',
  'Petit',
  'Richter',
  'Roth',
  'Sauer',
  'Schuster',
  'Silva',
  'Steiner',
  'Vogel',
  'Wagner',
  'Wolff',
]
const companyNames: NonEmpty<string> = [
  'Alsterfrucht',
  'Baltpack',
  'Birkenhof',
  'Brunner',
  'Castor',
  'Delfta',
  'Eichwald',
  'Fjordis',
  'Gelderland',
  'Hanseatik',
  'Isarkai',
  'Jurastein',
  'Kantor',
  'Lechfeld',
  'Mosella',
  'Neckarglas',
  'Oderland',
  'Polarex',
  'Rheingau',
  'Saarwerk',
  'Tauernholz',
  'Unstrut',
  'Weserkorn',
]
const trades: NonEmpty<string> = [
  'Foods',
  'Getränke',
  'Logistik',
  'Textil',
  'Parts',
  'Pharma',
  'Papier',
  'Möbel',
  'Kühlhaus',
  'Baustoffe',
  'Retail',
  'Chemie',
  'Handel',
]

/** The person of this number. Numbers below 1,517 have names of their own. */
export function personOf(number: number): Person {
  const firstName = at(firstNames, number)
  const lastName = at(lastNames, number)
  const company = `${at(companyNames, number * 7)} ${at(trades, number * 5)}`
  const repeat = Math.floor(number / (firstNames.length * lastNames.length))
  const mailbox = `${plain(firstName)}.${plain(lastName)}${repeat > 0 ? repeat + 1 : ''}`
  return { firstName, lastName, company, email: `${mailbox}@${plain(company)}.example` }
}

/** The lists' lengths have no common divisor, so that walking both at once meets every pair. */
const at = (names: NonEmpty<string>, number: number): string => names[number % names.length] ?? names[0]

/** As it stands in an address: `Möbel` is `moebel`, `Novák` is `novak`. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => `${letter}e`)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '-')
