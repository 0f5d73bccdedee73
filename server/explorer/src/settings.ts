/** What the operator of the server has set for the explorer. The server writes a meta element for each into the page. */
export type Setting = 'contact' | 'writing';

/** Returns a setting, or undefined if the operator has not set it. */
export function setting(name: Setting): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="coopgraph-${name}"]`)?.content || undefined;
}
