/** What `serve.mjs` exports, for the tests. */
export const built: string;

export function serve(options?: {
  base?: string;
  folder?: string;
  isolated?: boolean;
  port?: number;
}): Promise<{ address: string; port: number; close: () => Promise<void> }>;
