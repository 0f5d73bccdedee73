/** The keys of what stays in this window's storage, which ends with the window: the token and the name of who writes. */
const keys = { token: 'coopgraph:import-token', by: 'coopgraph:import-by' };

/** Returns what was stored; empty if nothing was. */
export function stored(what: keyof typeof keys): string {
  try {
    return sessionStorage.getItem(keys[what]) ?? '';
  } catch {
    return '';
  }
}

export function store(what: keyof typeof keys, value: string): void {
  try {
    sessionStorage.setItem(keys[what], value);
  } catch {
    // It is asked for again.
  }
}
