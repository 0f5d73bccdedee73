import type { AnchorHTMLAttributes, ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The views. Each has a folder in src/views. */
export type Route = 'map' | 'place' | 'network' | 'tables' | 'duty' | 'change' | 'about' | 'search' | 'import' | 'history';

/** Parameters that stay when the reader goes to another view. */
const shared = ['lang', 'theme', 'embed'];

export interface Location {
  path: string;
  params: URLSearchParams;
}

/** Changes of parameters: null removes one. */
export type Params = Record<string, string | null | undefined>;

/** Returns the view at a path, or undefined if there is none. */
export function routeOf(path: string): Route | undefined {
  if (path === '/') return 'map';
  const [, first, second, ...rest] = path.split('/');
  if (first === 'place') return second && rest.length === 0 ? 'place' : undefined;
  if (second !== undefined) return undefined;
  return (['network', 'tables', 'duty', 'change', 'about', 'search', 'import', 'history'] as const).find((route) => route === first);
}

/** Returns the address of a path with these parameters and the shared ones of the present address. */
export function address(path: string, params: Params = {}): string {
  const present = new URLSearchParams(window.location.search);
  const next = new URLSearchParams();
  for (const name of shared) {
    const value = present.get(name);
    if (value !== null) next.set(name, value);
  }
  return withParams(path, next, params);
}

/** Returns the address of the present path with changed parameters. */
export function changedAddress(params: Params): string {
  return withParams(window.location.pathname, new URLSearchParams(window.location.search), params);
}

/** Returns the whole address of the page for others: in this language, and not as it is embedded here. */
export function sharedAddress(language: string): string {
  return window.location.origin + changedAddress({ lang: language, theme: null, embed: null });
}

function withParams(path: string, from: URLSearchParams, params: Params): string {
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined) from.delete(name);
    else from.set(name, value);
  }
  const text = from.toString().replaceAll('%2C', ',');
  return text ? `${path}?${text}` : path;
}

/** The event that the address has changed without Back or Forward. */
const changed = 'coopgraph:location';

/**
 * Changes the address. Without a path the parameters are merged into the present ones; with a path only the shared ones
 * (lang, theme, embed) stay. `replace` makes no entry in the history: for drafts such as a slider that is being dragged.
 */
export function navigate(to: { path?: string; params?: Params }, how: 'push' | 'replace' = 'push'): void {
  const next = to.path === undefined ? changedAddress(to.params ?? {}) : address(to.path, to.params);
  if (next === window.location.pathname + window.location.search) return;
  if (how === 'push') window.history.pushState(null, '', next);
  else window.history.replaceState(null, '', next);
  if (to.path !== undefined && how === 'push') window.scrollTo(0, 0);
  window.dispatchEvent(new Event(changed));
}

function currentLocation(): Location {
  return { path: window.location.pathname, params: new URLSearchParams(window.location.search) };
}

/** Returns the present address, and renders again when it changes. */
export function useLocation(): Location {
  const [location, setLocation] = useState(currentLocation);
  useEffect(() => {
    const update = () => setLocation(currentLocation());
    window.addEventListener('popstate', update);
    window.addEventListener(changed, update);
    return () => {
      window.removeEventListener('popstate', update);
      window.removeEventListener(changed, update);
    };
  }, []);
  return location;
}

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'role'> & { children?: ComponentChildren };

/** Whether the browser does what its reader asks of a link by a modifier key, such as opening it in a new tab. */
function leftToBrowser(event: MouseEvent): boolean {
  return event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** A link to a view. It keeps the shared parameters, and no others. */
export function Link({ path, params, children, ...rest }: AnchorProps & { path: string; params?: Params }) {
  useLocation(); // the shared parameters may change
  const follow = (event: MouseEvent) => {
    if (leftToBrowser(event)) return;
    event.preventDefault();
    navigate({ path, ...(params && { params }) });
  };
  return <a {...rest} href={address(path, params)} onClick={follow}>{children}</a>;
}

/** A link that changes parameters of the present address: null removes one. */
export function ParamLink({ params, children, ...rest }: AnchorProps & { params: Params }) {
  useLocation();
  const follow = (event: MouseEvent) => {
    if (leftToBrowser(event)) return;
    event.preventDefault();
    navigate({ params });
  };
  return <a {...rest} href={changedAddress(params)} onClick={follow}>{children}</a>;
}
