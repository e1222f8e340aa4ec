import type { ComponentChildren } from 'preact';
import { roleNames, type Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../govuk/back-link.tsx';
import { Breadcrumbs, type Breadcrumb } from '../govuk/breadcrumbs.tsx';
import { Document } from './document.tsx';
import { Flash } from './flash.tsx';
import { homeOf, navigationFor } from './navigation.ts';

export interface PageProps {
  /** Names the page in the browser's tab: never a child. */
  readonly title: string;
  readonly viewer?: Viewer | undefined;
  /** The place in the navigation that this page belongs to: its address, such as `paths.register()`. */
  readonly current?: string | undefined;
  readonly flash?: string | undefined;
  readonly back?: { readonly href: string; readonly text: string } | undefined;
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined;
  readonly errors?: Readonly<Record<string, string>> | undefined;
  /** Room for wide tables. */
  readonly wide?: boolean | undefined;
  /** Browser scripts of this page, by file name: `autosave.js`. */
  readonly scripts?: readonly string[] | undefined;
  /** Without JavaScript the page loads itself again after so many seconds: for work that goes on meanwhile. */
  readonly reloadAfterSeconds?: number | undefined;
  readonly children: ComponentChildren;
}

/** Every page of Alongside. */
export function Page(props: PageProps) {
  const { viewer, current } = props;
  return (
    <Document
      title={props.title}
      hasErrors={Object.keys(props.errors ?? {}).length > 0}
      homeHref={viewer ? homeOf(viewer) : paths.home()}
      accessibilityHref={paths.accessibility()}
      schoolName={viewer?.schoolName}
      schoolsHref={viewer?.elsewhere || viewer?.inGroup ? paths.mySchools() : undefined}
      navigation={
        viewer ? navigationFor(viewer).map((link) => ({ ...link, current: link.href === current })) : []
      }
      signedIn={
        viewer && {
          name: viewer.name,
          role: roleNames[viewer.role],
          accountHref: paths.account(),
          signOutHref: paths.signOut(),
        }
      }
      wide={props.wide}
      scripts={props.scripts}
      reloadAfterSeconds={props.reloadAfterSeconds}
      before={
        <>
          {props.breadcrumbs && <Breadcrumbs items={props.breadcrumbs} />}
          {props.back && (
            <nav aria-label="Back">
              <BackLink href={props.back.href}>{props.back.text}</BackLink>
            </nav>
          )}
        </>
      }
    >
      {props.flash && <Flash>{props.flash}</Flash>}
      {props.children}
    </Document>
  );
}
