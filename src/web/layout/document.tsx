import type { ComponentChildren } from 'preact';
import { loadAssets } from '../assets.ts';
import { classes } from '../govuk/attributes.ts';
import { SkipLink } from '../govuk/skip-link.tsx';
import { Mark } from './mark.tsx';

export interface NavigationItem {
  readonly href: string;
  readonly text: string;
  readonly current?: boolean | undefined;
}

export interface SignedIn {
  readonly name: string;
  readonly role: string;
  readonly accountHref: string;
  readonly signOutHref: string;
}

export interface DocumentProps {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly homeHref: string;
  readonly accessibilityHref: string;
  readonly schoolName?: string | undefined;
  /** Where somebody who works at several schools chooses another. */
  readonly schoolsHref?: string | undefined;
  readonly navigation: readonly NavigationItem[];
  readonly signedIn?: SignedIn | undefined;
  /** Room for wide tables. */
  readonly wide?: boolean | undefined;
  /** Browser scripts of this page besides the one that every page has. */
  readonly scripts?: readonly string[] | undefined;
  /** Without JavaScript the page loads itself again after so many seconds: for work that goes on meanwhile. */
  readonly reloadAfterSeconds?: number | undefined;
  /** Stands above main: the way back. */
  readonly before?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The whole HTML document, with everything that changes handed in. */
export function Document(props: DocumentProps) {
  const assets = loadAssets();
  const scripts = ['start.js', ...(props.scripts ?? [])].flatMap((name) => assets.find(name) ?? []);
  return (
    <html lang="en" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${props.hasErrors ? 'Error: ' : ''}${props.title} - Alongside`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#f5efe3" />
        <meta name="robots" content="noindex" />
        <link
          rel="preload"
          href={assets.url('atkinson-latin-400-normal.woff2')}
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
        />
        <link rel="stylesheet" href={assets.url('alongside.css')} />
        <link rel="icon" href={assets.url('mark.svg')} type="image/svg+xml" />
        {props.reloadAfterSeconds && (
          <noscript>
            <meta http-equiv="refresh" content={String(props.reloadAfterSeconds)} />
          </noscript>
        )}
        {scripts.map((src) => (
          <script type="module" src={src} />
        ))}
      </head>
      <body class={classes('govuk-template__body page', props.wide && 'wide', !props.signedIn && 'guest')}>
        <SkipLink href="#main">Skip to main content</SkipLink>
        <Header {...props} />
        <div class="wrap main">
          {props.before}
          <main id="main">{props.children}</main>
        </div>
        <Footer accessibilityHref={props.accessibilityHref} />
      </body>
    </html>
  );
}

function Header({ homeHref, schoolName, schoolsHref, navigation, signedIn }: DocumentProps) {
  return (
    <header class="header">
      <div class="wrap">
        <div class="header__row">
          <a class="wordmark" href={homeHref}>
            <Mark />
            Alongside
          </a>
          {schoolName && (
            <span class="header__school">
              {schoolsHref ? (
                <a class="govuk-link" href={schoolsHref}>
                  <span class="govuk-visually-hidden">Change school, now </span>
                  {schoolName}
                </a>
              ) : (
                schoolName
              )}
            </span>
          )}
          {signedIn && (
            <>
              <div class="header__who">
                <Who {...signedIn} />
              </div>
              <details class="menu">
                <summary class="menu__summary">Menu</summary>
                <div class="menu__body">
                  <Navigation items={navigation} />
                  <div class="menu__who">
                    <Who {...signedIn} />
                  </div>
                </div>
              </details>
            </>
          )}
        </div>
        {signedIn && navigation.length > 0 && (
          <div class="nav">
            <Navigation items={navigation} />
          </div>
        )}
      </div>
    </header>
  );
}

// Rendered twice, for a wide screen and for a narrow one; styles show one, so that neither needs JavaScript.
function Navigation({ items }: { items: readonly NavigationItem[] }) {
  return (
    <nav aria-label="Main">
      <ul class="nav__list">
        {items.map((item) => (
          <li>
            <a class="nav__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Who({ name, role, accountHref, signOutHref }: SignedIn) {
  return (
    <>
      <span class="header__name">
        <a class="govuk-link" href={accountHref}>
          {name}
        </a>
        <span class="header__role">{role}</span>
      </span>
      <form method="post" action={signOutHref}>
        <button class="link-button" type="submit">
          Sign out
        </button>
      </form>
    </>
  );
}

function Footer({ accessibilityHref }: { accessibilityHref: string }) {
  return (
    <footer class="footer">
      <div class="wrap footer__row">
        <p>Made with care, for every child who learns in their own way.</p>
        <p>
          <a href={accessibilityHref}>Accessibility statement</a>
        </p>
      </div>
    </footer>
  );
}
