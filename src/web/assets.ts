export interface Asset {
  readonly body: Buffer;
  readonly type: string;
}

/** Everything static, held in memory under names that change with their content. */
export interface Assets {
  readonly files: ReadonlyMap<string, Asset>;
  url(name: string): string;
}

export function loadAssets(): Assets {
  return { files: new Map(), url: (name) => `/assets/${name}` };
}
