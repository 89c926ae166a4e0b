/** The page that runs the kernels' own tests; it is served beside the app, one port up, and is no part of it. */
export function kernelsURL(baseURL: string): string {
  const url = new URL('/e2e/kernels/index.html', baseURL);
  url.port = String(Number(url.port) + 1);
  return url.href;
}

/** Resolves in the page with what it found. */
export interface KernelReport {
  readonly cases: number;
  /** Names of the cases of which kernels and TypeScript differ. */
  readonly mismatches: readonly string[];
}
