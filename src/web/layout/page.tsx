import type { ComponentChildren } from 'preact';
import type { Viewer } from '../../basics/viewer.ts';
import { navigationFor } from './navigation.ts';
import { paths } from '../../paths.ts';

export interface PageProps {
  readonly title: string;
  readonly viewer?: Viewer | undefined;
  readonly flash?: string | undefined;
  readonly back?: { readonly href: string; readonly text: string } | undefined;
  readonly errors?: Readonly<Record<string, string>> | undefined;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

export function Page({ title, viewer, flash, errors, children }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${errors && Object.keys(errors).length ? 'Error: ' : ''}${title} - Alongside`}</title>
      </head>
      <body>
        {viewer && (
          <nav>
            {navigationFor(viewer).map((link) => (
              <a href={link.href}>{link.text}</a>
            ))}
            <form method="post" action={paths.signOut()}>
              <button>Sign out</button>
            </form>
          </nav>
        )}
        <main id="main">
          {flash && <p role="status">{flash}</p>}
          {children}
        </main>
      </body>
    </html>
  );
}
