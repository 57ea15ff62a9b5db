import { AppError } from '../../errors.ts'

/** @throws AppError `INPUT_INVALID` where the argument called `name` is not from `lowest` to `highest`. */
export function numberBetween(name: string, value: number, lowest: number, highest: number): number {
  if (value >= lowest && value <= highest) return value
  throw new AppError('INPUT_INVALID', `${name} is ${value}: give ${lowest} to ${highest}`)
}
