/** The built application, with the types of its sources. */
const built = (file: string): Promise<unknown> => import(new URL(`../dist/${file}`, import.meta.url).href);

export const app = () => built('app.js') as Promise<typeof import('../src/app.ts')>;
export const connection = () =>
  built('database/connection.js') as Promise<typeof import('../src/database/connection.ts')>;
export const largeSchools = () =>
  built('samples/large-school.js') as Promise<typeof import('../src/samples/large-school.ts')>;
export const imports = () =>
  built('features/import/index.js') as Promise<typeof import('../src/features/import/index.ts')>;
export const services = () => built('web/services.js') as Promise<typeof import('../src/web/services.ts')>;
