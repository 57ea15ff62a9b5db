export { TouchlineProvider, type TouchlineProviderProps, usePage, useTouchline } from './touchline.ts'
