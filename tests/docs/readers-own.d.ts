/* What the samples of the SDK's page leave to their readers. */

type Events = { 'plan chosen': { plan: string } }

declare const app: {
  post(path: string, handler: (request: { headers: { cookie?: string } }, response: unknown) => void): void
}

declare function choosePlan(tracker: import('@touchline/sdk').Tracker<Events>, plan: string): void

declare const tracker: import('@touchline/sdk/native').NativeTracker
declare const navigation: { getCurrentRoute(): { name: string } | undefined }
declare const screens: import('react').ReactNode
declare function NavigationContainer(props: {
  ref: typeof navigation
  onStateChange: () => void
  children: import('react').ReactNode
}): import('react').ReactElement

declare const user: { id: string; email: string }
declare const request: { headers: { cookie?: string } }
