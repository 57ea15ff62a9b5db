/* What the samples of the documentation use of packages that are not installed here: their published signatures. */

declare module 'next/navigation' {
  export function usePathname(): string
}

declare module '#app' {
  export function defineNuxtPlugin<Provided>(plugin: () => { provide: Provided }): unknown
}

declare module '@angular/core' {
  export const InjectionToken: new <T>(
    description: string,
    options?: { providedIn?: 'root'; factory: () => T },
  ) => object
}

declare module 'react-native' {
  export const AppState: {
    addEventListener(type: 'change' | 'memoryWarning', listener: (state: string) => void): { remove(): void }
  }
}

declare module '@react-native-async-storage/async-storage' {
  const AsyncStorage: {
    getAllKeys(): Promise<readonly string[]>
    getItem(key: string): Promise<string | null>
    setItem(key: string, value: string): Promise<void>
    removeItem(key: string): Promise<void>
  }
  // biome-ignore lint/style/noDefaultExport: It is how the package exports it.
  export default AsyncStorage
}
